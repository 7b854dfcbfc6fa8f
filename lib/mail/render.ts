import { type Brand, contrast, OWN_BRAND } from "./brand";
import type { Letter } from "./mail";
import { noteText } from "./note";
import { escapeHtml } from "./shape";

type Shown = Pick<Letter, "subject" | "paragraphs" | "note" | "action" | "brand">;

/** For mail programs that show no HTML: says everything that the other says. */
export function renderText({ paragraphs, note, action, brand }: Shown): string {
  const parts = [
    ...paragraphs,
    ...(note ? [`A note from ${nameOf(brand)}:`, noteText(note)] : []),
    ...(action ? [`${action.label}: ${action.url}`] : []),
    ...(brand ? [`-- \n${footer(brand)}`] : []),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Styles stand in the elements, since many mail programs read no others. */
export function renderHtml({ subject, paragraphs, note, action, brand }: Shown): string {
  const look = brand ?? OWN_BRAND;
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="color-scheme" content="light"><title>${escapeHtml(subject)}</title></head>`,
    `<body style="margin:0;background:#f4f6f6;color:${INK};font:16px/1.5 ${FONT}">`,
    '<div style="max-width:560px;margin:0 auto;padding:24px 16px">',
    `<div style="padding:24px;border-top:4px solid ${look.color};border-radius:8px;background:${PAPER}">`,
    head(look),
    ...paragraphs.map((text) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`),
    note ? noteBlock(note, look) : "",
    action ? button(action, look) : "",
    "</div>",
    brand ? `<p style="${SMALL};margin:16px 24px 0">${escapeHtml(footer(brand))}</p>` : "",
    "</div></body></html>",
  ].join("");
}

const INK = "#15201f";
const PAPER = "#ffffff";
const FONT = "system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
const SMALL = "font-size:13px;line-height:1.5;color:#566463";

const nameOf = (brand: Brand | undefined) => (brand ?? OWN_BRAND).name;
const footer = ({ name }: Brand) => `${name} runs its affiliate program with Rekomi.`;

function head({ name, logoUrl }: Brand): string {
  const title = escapeHtml(name);
  const shown = logoUrl
    ? `<img src="${escapeHtml(logoUrl)}" alt="${title}" height="40" style="display:block;height:40px;max-width:240px;object-fit:contain;object-position:left">`
    : `<strong style="font-size:18px">${title}</strong>`;
  return `<div style="margin:0 0 20px">${shown}</div>`;
}

function noteBlock(note: string, look: Brand): string {
  return [
    `<div style="margin:0 0 20px;padding:4px 0 4px 16px;border-left:3px solid ${look.color}">`,
    `<p style="${SMALL};margin:0">A note from ${escapeHtml(look.name)}:</p>${note}</div>`,
  ].join("");
}

/** A colour that can hardly be told from the paper gets an edge. */
function button({ label, url }: { label: string; url: string }, look: Brand): string {
  const edge = contrast(look.color, PAPER) < 1.5 ? look.onColor : look.color;
  const address = escapeHtml(url);
  return [
    `<p style="margin:24px 0"><a href="${address}" style="display:inline-block;padding:11px 20px;`,
    `border:1px solid ${edge};border-radius:8px;background:${look.color};color:${look.onColor};`,
    `font-weight:600;text-decoration:none">${escapeHtml(label)}</a></p>`,
    `<p style="${SMALL};margin:0">If the button does nothing, open this address:<br>`,
    `<span style="word-break:break-all">${address}</span></p>`,
  ].join("");
}
