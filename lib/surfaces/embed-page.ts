import { MINOR_DIGITS } from "@/lib/money/shape";

/** The frame's own look and behaviour: a page of its own, so that it holds no part of the dashboard. */
export const EMBED_STYLE = `
:root{--text:#14201f;--quiet:#53615f;--line:#d9e0df;--back:#fff}
@media (prefers-color-scheme:dark){:root{--text:#e8eeed;--quiet:#9fb0ad;--line:#2c3a38;--back:#111918}}
*{box-sizing:border-box}
body{margin:0;padding:16px;background:var(--back);color:var(--text);font:14px/1.5 system-ui,sans-serif}
h1{margin:0;font-size:20px}
h2{margin:24px 0 8px;font-size:16px}
p{margin:4px 0;color:var(--quiet)}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:12px;margin:16px 0 0}
dl div{border:1px solid var(--line);border-radius:8px;padding:12px}
dt{color:var(--quiet);font-size:12px}
dd{margin:4px 0 0;font-size:16px;font-variant-numeric:tabular-nums}
.rows{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:8px 12px 8px 0;border-bottom:1px solid var(--line);text-align:left;white-space:nowrap}
th{color:var(--quiet);font-size:12px;font-weight:500}
.money{padding:8px 0 8px 12px;text-align:right}
`;

/** Every text from outside goes in as text, never as markup. */
export const EMBED_SCRIPT = `
"use strict";
(async () => {
  const place = document.getElementById("dashboard");
  const make = (tag, text, parent, name) => {
    const node = document.createElement(tag);
    if (text !== undefined) node.textContent = text;
    if (name) node.className = name;
    parent?.append(node);
    return node;
  };
  const money = ({ amountMinor, currency }) => {
    const places = ${JSON.stringify(MINOR_DIGITS)}[currency] ?? 2;
    const format = new Intl.NumberFormat(undefined, {
      style: "currency",
      currency,
      minimumFractionDigits: places,
      maximumFractionDigits: places,
    });
    return format.format(Number(amountMinor + "e-" + places));
  };
  const ask = async (path, init) => {
    const answer = await fetch(path, { ...init, credentials: "omit", cache: "no-store" });
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.message);
    return body;
  };
  const day = (at) => new Date(at).toLocaleDateString();
  const list = (title, columns, rows, none) => {
    make("h2", title, place);
    if (rows.length === 0) return void make("p", none, place);
    const region = make("div", undefined, place, "rows");
    region.tabIndex = 0;
    region.setAttribute("role", "region");
    region.setAttribute("aria-label", title);
    const table = make("table", undefined, region);
    const head = make("tr", undefined, make("thead", undefined, table));
    const nameOf = (index) => (columns[index].isMoney ? "money" : "");
    for (const [index, column] of columns.entries()) {
      make("th", column.name, head, nameOf(index)).scope = "col";
    }
    const body = make("tbody", undefined, table);
    for (const row of rows) {
      const line = make("tr", undefined, body);
      for (const [index, text] of row.entries()) make("td", text, line, nameOf(index));
    }
  };
  const words = (name) => ({ name });
  const sum = (name) => ({ name, isMoney: true });
  const PAYOUT = { Pending: "Being prepared", Processing: "On its way", Paid: "Paid", Failed: "Failed" };
  const show = (area) => {
    place.replaceChildren();
    make("h1", area.fullName, place);
    make("p", "Referrals for " + area.orgName + ": ?via=" + area.slug, place);
    const facts = make("dl", undefined, place);
    const fact = (name, value) => {
      const box = make("div", undefined, facts);
      make("dt", name, box);
      make("dd", value, box);
    };
    const { totals } = area;
    fact("Clicks", totals.clicks.toLocaleString());
    fact("Leads", totals.leads.toLocaleString());
    fact("Conversions", totals.conversions.toLocaleString());
    list(
      "Earnings",
      [words("Currency"), sum("Held"), sum("Payable"), sum("In a payout"), sum("Paid")],
      area.earnings.map(({ currency, heldMinor, payableMinor, inPayoutMinor, paidMinor }) => [
        currency,
        ...[heldMinor, payableMinor, inPayoutMinor, paidMinor].map((amountMinor) =>
          money({ amountMinor, currency }),
        ),
      ]),
      "Nothing earned yet.",
    );
    list(
      "Payouts",
      [words("Date"), words("Status"), sum("Amount")],
      area.payouts.map((payout) => [day(payout.createdAt), PAYOUT[payout.status], money(payout)]),
      "What is payable goes into the next payout, and is listed here from then on.",
    );
    list(
      "Latest conversions",
      [words("Date"), words("Type"), words("Status"), sum("Amount"), sum("Commission")],
      area.recentConversions.map((sale) => [
        day(sale.occurredAt),
        sale.type,
        sale.status,
        sale.type === "Override" ? "\\u2014" : money(sale),
        money({ ...sale, amountMinor: sale.commissionMinor }),
      ]),
      "A sale appears here as soon as somebody who came through the link buys.",
    );
  };
  try {
    const token = location.hash.slice(1);
    if (!token) throw new Error("The address of this frame is not whole: its token is missing.");
    const { bearer } = await ask("/api/embed/session", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ token }),
    });
    show(await ask("/api/embed/dashboard", { headers: { Authorization: "Bearer " + bearer } }));
  } catch (error) {
    place.replaceChildren();
    make("p", error.message, place).setAttribute("role", "alert");
  }
})();
`;
