import { TOKEN_LIMIT } from "@/lib/tokens/shape";
import { REMEDIES } from "./remedies";
import type { Block, DocPage, Section } from "./shape";

const text = (prose: string): Block => ({ kind: "paragraph", text: prose });
const list = (...items: string[]): Block => ({ kind: "list", ordered: false, items });
const steps = (...items: string[]): Block => ({ kind: "list", ordered: true, items });

/** The page `/docs/mcp`. `endpoint` is this installation's own address of `/api/mcp`. */
export function mcpPage({ endpoint }: { endpoint: string }): DocPage {
  return {
    title: "MCP server",
    lead: "Connect Claude, Cursor, ChatGPT, Kimi Code and other AI assistants to your affiliate program, and keep hold of what they may do.",
    sections: [
      connect(endpoint),
      TOKEN,
      HOW_IT_WORKS,
      transport(endpoint),
      TOOLS,
      WITH_THE_ASSISTANT,
      INSTALL,
      CANNOT,
      PLANS,
      SECURITY,
      PRACTICE,
      TROUBLESHOOTING,
      SEE_ALSO,
    ],
  };
}

function connect(endpoint: string): Section {
  return {
    id: "connect",
    heading: "Connect a client",
    blocks: [
      text(
        "Two values connect any client that speaks MCP over HTTP: the endpoint below and a connection token. Choose your client for exact steps.",
      ),
      { kind: "code", format: "text", text: endpoint },
      { kind: "slot", name: "guides" },
      text(
        "A client that runs on your computer needs to reach the endpoint from there. ChatGPT and Claude's connectors call from their vendor's servers, so for them the endpoint has to be a public `https://` address.",
      ),
    ],
  };
}

const TOKEN: Section = {
  id: "token",
  heading: "Generate a connection token",
  blocks: [
    text("A connection token begins with `rk_mcp_` and is the only credential an AI client needs."),
    steps(
      "Sign in and open **Settings → AI assistant**.",
      "Choose **Generate connection token** and name it after the place where it will live, such as “Claude Desktop laptop”. Say what it may do, or keep the defaults.",
      "Copy the value. It is shown once, and nobody can show it to you again: if it is lost, rotate the token.",
    ),
    list(
      "Only owners create, rotate and revoke tokens.",
      `An organization has at most ${TOKEN_LIMIT} active tokens. Revoked and expired ones do not count.`,
      "Revoking holds from the next call, on every instance. There is no cache of credentials that would have to run out.",
      "Every plan may have tokens, Free and Trial included.",
    ),
  ],
};

const HOW_IT_WORKS: Section = {
  id: "how-it-works",
  heading: "How it works",
  blocks: [
    text(
      "Through MCP an assistant reads your program and works on it, on behalf of the person who asks. Each of its calls is one row in your audit log with actor type `mcp`, whether it succeeded or was refused.",
    ),
    {
      kind: "diagram",
      description:
        "The AI client sends its request with the connection token to the relay at /api/mcp. The relay signs the request together with the token and forwards both to the API below /api/v1. The API checks the signature and the token, then access, role, plan and arguments, does the work and writes the audit row in one transaction, and the answer travels back the same way.",
      stations: [
        { name: "AI client", does: "Chooses a tool and its arguments" },
        { name: "Relay, /api/mcp", does: "Speaks MCP; asks who the bearer is; signs" },
        {
          name: "API, /api/v1",
          does: "Checks signature, token, access, role, plan and arguments; runs; writes the audit row",
        },
        { name: "Your data", does: "Rows of your organization and of no other" },
      ],
      arrows: [
        "Authorization: Bearer rk_mcp_…",
        "The same, with X-Rekomi-MCP-Identity: t=…,v1=…,n=…,v2=…",
        "One transaction for the change and its audit row",
      ],
    },
    text(
      "The token alone opens nothing else: the API refuses a connection token that comes without the relay's signature, with the code `mcp_relay_required`. Relay and API are one operator's and usually one process.",
    ),
    text(
      "A description for machines is at `/llms/mcp.txt`, for assistants and editors that read documentation by themselves.",
    ),
  ],
};

function transport(endpoint: string): Section {
  return {
    id: "transport",
    heading: "Transport",
    blocks: [
      text(
        "Streamable HTTP without sessions: every request is a `POST` that stands for itself, so any instance can answer it. Both the 2026-07-28 revision of MCP and the older ones, back to 2025-03-26, are understood; a client finds out by itself.",
      ),
      list(
        "A `GET` that accepts `text/event-stream` answers 401 without credentials and 405 with them: there is no stream to listen to.",
        "Any other `GET` answers a small JSON object with the server's name, version, transport and documentation, which you can use to see that the address is right.",
        "Requests may be up to 4 MiB.",
      ),
      { kind: "code", format: "shell", text: `curl ${endpoint}` },
      text("For a health check of the installation itself, database included, use `/api/health`."),
    ],
  };
}

const TOOLS: Section = {
  id: "tools",
  heading: "Tools",
  blocks: [
    text(
      "Each tool is one operation, with the same rules and the same audit row as its route below `/api/v1` and its button in the dashboard. Tools do not combine steps: “approve all pending affiliates” is the assistant's own loop, so you see and allow each approval, and each has its own row.",
    ),
    { kind: "slot", name: "tools" },
    text(
      "Lists answer `items`, `nextCursor` and `hasMore`; `nextCursor` is left out on the last page. `list_audit_log` answers `page`, `pageSize`, `total` and `items`, and a `nextCursor` as well.",
    ),
    text(
      "Tools that decide about people or money say in their description that the assistant should confirm with you first. Approving an affiliate sends a welcome mail, and so does an invitation; a rejection may send one too. No mail can be taken back.",
    ),
    text(
      "Before an import of conversions the assistant runs `preview_conversion_import` and shows you the unpaid balance: what would become payable. Nothing does unless `import_conversions` is called with `confirmUnpaidPayout`.",
    ),
    text(
      "Names, notes and other words of affiliates and customers are marked as theirs in every answer: data for the assistant, and never instructions.",
    ),
  ],
};

const WITH_THE_ASSISTANT: Section = {
  id: "with-the-assistant",
  heading: "A first conversation",
  blocks: [
    text("Say what you want in your own words. A session often goes like this:"),
    steps(
      "“Help me with my Rekomi program.” The assistant calls `get_org_profile` to learn which organization it works for and on which plan.",
      "It calls `get_billing_state` to learn what the plan includes and whether Stripe is connected.",
      "It calls `list_campaigns`, and `get_campaign` for the rules of one. If there is no campaign yet, it offers `create_campaign` and asks you for name, slug, commission type and value before it does so. The slug cannot be changed later.",
      "“Who is waiting?” It calls `list_affiliates` for pending applications and `get_affiliate` for the details of each.",
      "You decide. It calls `approve_affiliate` or `reject_affiliate`, one call for each person.",
      "“How are we doing?” It calls `dashboard_summary` for the figures and `dashboard_timeseries` for a chart by day.",
      "“What have you done?” It calls `list_audit_log` and reads you its own rows.",
    ),
    text(
      "What it can do depends on the token: one that only reads offers no tools that write, and one with a list of tools offers those alone.",
    ),
  ],
};

const INSTALL: Section = {
  id: "install",
  heading: "Install Rekomi with the assistant",
  blocks: [
    text("“Help me install Rekomi on my Shopify store” goes like this:"),
    steps(
      "It calls `get_org_profile` and `get_billing_state`. `stripeConnectLinked` decides the way: with Stripe connected, Stripe itself reports the sales; without it, codes, your server or the browser pixel do.",
      "It calls `list_install_platforms`, finds yours, and walks you through `get_install_recipe` with what usually goes wrong. A platform that is not in the list gets the generic recipe with three ways.",
      "It calls `get_install_snippet` and hands you the script with your campaign's id in it. Where links of an earlier platform are out, it looks at `get_attribution_params` first.",
      "If there is no campaign yet, it offers `create_campaign`, and asks you for name, slug, commission type and value.",
      "If you come from another platform, paste your affiliates into the chat: `bulk_invite_affiliates` invites them and `import_affiliates` takes them over, both with the slugs they have, so that their links go on working. `import_conversions` brings what they have earned.",
    ),
    text(
      "Where a step needs an API key or a Stripe account, it sends you to the page for it: it can make neither.",
    ),
  ],
};

const CANNOT: Section = {
  id: "cannot",
  heading: "What the assistant cannot do",
  blocks: [
    text(
      "Some operations are deliberately no tools. If one seems to be missing, this is the reason.",
    ),
    list(
      "**Make API keys.** A key would outlive the token that made it. Where a script or an installation needs one, an admin or owner makes it under **Settings → API keys**. Put the key where it belongs yourself rather than pasting it into a chat.",
      "**Make, rotate or revoke connection tokens.** That takes an owner's own session in the dashboard, or the operator's command line. No token can make another.",
      "**Move money.** It can preview a payout. Creating one, starting it and saying that it was paid are done by Managers, and so is deciding about a conversion or reverting an import.",
      "**Connect a payment platform or the browser pixel.** That takes an admin or owner in the dashboard.",
      "**Change billing.** It can read the state of the plan with `get_billing_state`; it cannot start a checkout or change a subscription.",
      "**Exceed its maker.** A token acts with the lesser of its own policy and its maker's role at the moment of the call. When the maker leaves the organization or is no longer an owner, the token pauses.",
    ),
  ],
};

const PLANS: Section = {
  id: "plans",
  heading: "Plans",
  blocks: [
    text("There are two gates, and they behave differently over MCP."),
    {
      kind: "table",
      columns: ["Gate", "What it stops", "Over MCP"],
      rows: [
        [
          "Public API",
          "Direct calls to `/api/v1` with an API key on a plan that does not include them; the API reference names the plan of each",
          "Does not apply, which is why assistants work on every plan",
        ],
        [
          "Feature",
          "One feature on a plan that does not include it, however it is called",
          "Applies: the tool answers `plan_tier_required` or `paid_plan_required`, naming the plan that is needed",
        ],
      ],
    },
    text(
      "A gated tool stays in the list, so that the assistant can say what is missing. The answer is another plan, never another token. The table of tools names the plan of each tool that has one; `bulk_invite_affiliates` and the mails of `import_affiliates` need a paid subscription, which a trial is not.",
    ),
    text(
      "On an installation without Stripe the operator sets the plan of new organizations; unless changed it is Enterprise, and nothing is gated. The billing page says who decides.",
    ),
  ],
};

const SECURITY: Section = {
  id: "security",
  heading: "Security model",
  blocks: [
    text("**The token**"),
    list(
      "`rk_mcp_`, then 43 characters that carry 256 random bits in base64url, then a checksum of 6 characters. The checksum refuses a mistyped token without a query and lets secret scanners recognize a real one.",
      "Stored as its SHA-256 hash, with the prefix and the last four characters so that you can tell tokens apart. The value itself is in no database, log, cookie, address or audit row.",
      "Shown once, when it is created or rotated. Rotation replaces the value: the old one is refused from the next call.",
      "Only owners make, rotate and revoke tokens. None is ever deleted, so that the audit log can always name them.",
      `At most ${TOKEN_LIMIT} active in an organization, however many people press the button at once.`,
    ),
    text("**What a token may do**"),
    list(
      "Access: read and write, or read. A token that only reads neither lists nor runs a tool that writes.",
      "Tools: all that its access allows, or those you name.",
      "Networks: from anywhere, or from the address ranges you give.",
      "Expiry: never, or at a time you set.",
      "Calls in a minute: 120, or the limit you set.",
      "Your AI client asks before it runs a tool, if you let it. The limits here are the ones the server enforces, whatever the client does.",
    ),
    text("**Between relay and API**"),
    list(
      "Direct use is blocked: a connection token at `/api/v1` without the relay's signature is refused with `mcp_relay_required`, and the attempt is a row in your audit log.",
      "`v1` is an HMAC-SHA256 over time, method, path and the hash of the body.",
      "`v2` covers the same and a random nonce, the hash of the `Authorization` header and the hash of the facts about the client. So a signature fits one request, one token and one moment.",
      "Both are compared in constant time, must be less than 300 seconds from the server's clock, and are accepted once: the nonce is remembered. Replays, changed bodies and swapped methods, paths or tokens fail.",
      "The secret is a ring: a new one can be brought in while the old one still verifies.",
    ),
    text("**Stopping**"),
    list(
      "Revoking or rotating a token, stopping all AI access and suspending an organization hold from the next call, on every instance. Nothing is cached.",
      "**Stop all AI access** stops every connection token of the organization with one button and leaves people and API keys alone.",
      "A suspended organization's tokens and API keys are refused, and its dashboard can only be read. The operator decides about that.",
    ),
    text("**Evidence**"),
    list(
      "Every tool call is one row: actor type `mcp`, the token, the client's name as it gives it, operation, subject, arguments, outcome, address and time, and for a change what was there before and after. Reads and refusals are rows too.",
      "The row of a change is written in the same transaction as the change: neither exists without the other.",
      "The role that serves requests can add audit rows; it can neither change nor delete them.",
      "Secrets are redacted before a row or a log line is written: tokens, the `Authorization` header and the relay's headers are in neither.",
    ),
  ],
};

const PRACTICE: Section = {
  id: "practice",
  heading: "Good practice",
  blocks: [
    list(
      "One token for each device and each client. If a laptop is lost, you revoke that one and nothing else stops.",
      "Never put one token into several clients: you could not revoke them one by one, and the log could not tell them apart.",
      "For an assistant that only reports, generate a token that may only read. Asking an assistant in words not to write is a wish; the token's access is a rule.",
      "Give a token for a single task an expiry and the few tools it needs.",
      "Keep the token out of files where the client can read an environment variable. The guides show how.",
      "Look at the audit log in the first days, filtered by actor type `mcp`, under **Settings → Audit log**.",
    ),
  ],
};

const TROUBLESHOOTING: Section = {
  id: "troubleshooting",
  heading: "Troubleshooting",
  blocks: [
    text(
      "Each refusal has a code that never changes and a sentence that says what to do. A credential that is not accepted is refused with an HTTP status; what concerns one tool alone is that tool's answer, which the assistant reads.",
    ),
    {
      kind: "table",
      columns: ["Code", "What it means", "What to do"],
      rows: Object.entries(REMEDIES).map(([code, { means, remedy }]) => [
        `\`${code}\``,
        means,
        remedy,
      ]),
    },
    text("Some things look like errors and are none, or have their cause in the client:"),
    {
      kind: "table",
      columns: ["What you see", "Why", "What to do"],
      rows: [
        [
          "The client still sends the old token after a rotation",
          "It keeps the value in its own configuration.",
          "Replace it there; each guide has the steps under “When you rotate”. In Claude Code: `claude mcp remove rekomi --scope user`, then add it again.",
        ],
        [
          "Claude Code's log says `SDK auth failed: JSON Parse error`",
          "It looks for OAuth metadata below `/.well-known/`. Rekomi answers 404 as JSON, and the client goes on with the token.",
          "Nothing.",
        ],
        [
          "**Re-authenticate** in Claude Code does nothing",
          "It is for servers with OAuth; this connection has a fixed header.",
          "Remove the server and add it again.",
        ],
        [
          "Everything fails at once, and the dashboard says that the token is fine",
          "Relay and API do not agree about the relay's secret.",
          "Tell the operator: `relay_signature_invalid` is in the log.",
        ],
        [
          "A tool is missing",
          "The token's access or list of tools hides it, or it is deliberately no tool.",
          "Look at the token's **Access** column, and at “What the assistant cannot do”.",
        ],
      ],
    },
  ],
};

const SEE_ALSO: Section = {
  id: "see-also",
  heading: "See also",
  blocks: [
    {
      kind: "links",
      items: [
        { text: "The program: commissions, payouts, imports", href: "/docs/program" },
        { text: "Tracking: how sales become known", href: "/docs/tracking" },
        { text: "API reference", href: "/docs" },
        { text: "Audit log", href: "/docs/audit-log" },
        { text: "The same for machines", href: "/llms/mcp.txt" },
      ],
    },
  ],
};
