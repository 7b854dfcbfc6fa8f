import { ENDPOINTS } from "@/lib/install/platforms/steps";
import { refusalCodes, statusOf } from "@/lib/operations/errors";
import { REMEDIES } from "./remedies";
import { keyExample } from "./scripts";
import type { Block, DocPage, Section } from "./shape";

const text = (prose: string): Block => ({ kind: "paragraph", text: prose });
const list = (...items: string[]): Block => ({ kind: "list", ordered: false, items });
const shell = (code: string): Block => ({ kind: "code", format: "shell", text: code });

interface ReferenceFacts {
  /** This installation's own origin. */
  origin: string;
  /** Calls a minute: of one key, of one organization, and of one address without credentials. */
  rates: { key: number; org: number; address: number };
  /** What direct keys need, plan by plan, as the operations say. */
  gates: readonly { plan: string; operations: readonly string[] }[];
}

/** What holds for every operation, before and beside the reference of each: the page `/docs`. */
export function referencePage(facts: ReferenceFacts): DocPage {
  return {
    title: "API reference",
    lead: "Every operation that a script can reach with an API key. An assistant's tools are the same operations, and the rules and the audit row are the same.",
    sections: [
      { id: "operations", heading: "Operations", blocks: [{ kind: "slot", name: "operations" }] },
      authentication(facts),
      plans(facts),
      REQUESTS,
      ERRORS,
      PAGES,
      REPEATS,
      rates(facts),
      VALUES,
      EVENTS,
      MACHINES,
    ],
  };
}

function authentication({ origin }: ReferenceFacts): Section {
  return {
    id: "authentication",
    heading: "Authentication",
    blocks: [
      text(
        "Send an API key as bearer. An admin or owner creates one under **Settings → API keys**, where it is shown once together with its signing secret.",
      ),
      shell(keyExample({ origin, key: "$REKOMI_API_KEY" })),
      list(
        "Scope `read` reaches every `GET`. Scope `read_write` reaches everything.",
        "A key acts for whoever was shown its value, with the role they have at the moment of the call. When they leave or may no longer make keys, it pauses until an admin or owner adopts it.",
        "Rotating replaces the key and its signing secret, and both old values stop with the next call. Revoking stops the key for good. Nothing is cached.",
        "A connection token of an AI client, `rk_mcp_…`, is refused here with `mcp_relay_required`. It works at `/api/mcp` alone, and a key works nowhere else than here.",
        "Keep the key where your server keeps its secrets. Who has it may do what you may, within its scope.",
      ),
    ],
  };
}

function plans({ gates }: ReferenceFacts): Section {
  return {
    id: "plans",
    heading: "Plans",
    blocks: [
      text(
        "There are two gates, and both answer 402 with `required`, the plan that is needed, and `current`, the one in force.",
      ),
      list(
        "**Keys.** What direct API keys may call depends on the plan. Assistants are not held back by it.",
        "**Features.** A few operations belong to a plan however they are called. Each says so.",
      ),
      {
        kind: "table",
        columns: ["Plan that keys need", "For"],
        rows: gates.map(({ plan, operations }, index) => [
          plan,
          index === 0 ? "Every operation that says nothing else" : operations.join(", "),
        ]),
      },
    ],
  };
}

const REQUESTS: Section = {
  id: "requests",
  heading: "Requests and answers",
  blocks: [
    list(
      "What a path names in braces belongs into the path. The other inputs are the query of a `GET` or `DELETE`, and one JSON object as the body of anything else, with `Content-Type: application/json`.",
      "A list in a query is its name repeated: `?status=Pending&status=Approved`.",
      "An input that no operation knows is refused with its name, so that a misspelt one is never ignored.",
      "A body may be up to 4 MiB.",
      "Answers are JSON. A field that has no value is left out.",
      "Every answer carries `X-Request-Id`, which is also in the audit log.",
      "Every call is one row in the audit log: reads and refusals too.",
    ),
  ],
};

const ERRORS: Section = {
  id: "errors",
  heading: "Errors",
  blocks: [
    text(
      "A refusal has a code that never changes and a sentence that says what to do next. Where an input is at fault, `field` names it.",
    ),
    {
      kind: "code",
      format: "json",
      text: JSON.stringify(
        {
          error: "validation_failed",
          message: "take: Too big: expected number to be <=200",
          field: "take",
          requestId: "0190b5a0-0000-7000-8000-00000000000f",
        },
        null,
        2,
      ),
    },
    {
      kind: "table",
      columns: ["Status", "Code", "What it means", "What to do"],
      rows: refusalCodes().map((code) => [
        String(statusOf(code)),
        `\`${code}\``,
        REMEDIES[code].means,
        REMEDIES[code].remedy,
      ]),
    },
  ],
};

const PAGES: Section = {
  id: "pagination",
  heading: "Pagination",
  blocks: [
    list(
      "Lists take `take`, up to 200, and `cursor`. They answer `items`, `hasMore` and, unless this was the last page, `nextCursor`.",
      "Pass `nextCursor` unchanged as `cursor` to read on. A page costs the same at any depth, and rows that arrive meanwhile neither repeat nor hide others.",
      "The audit log has numbered pages as well: `page` and `pageSize`, with `total`. Beyond row 10,000 it takes the cursor.",
    ),
  ],
};

const REPEATS: Section = {
  id: "idempotency",
  heading: "Repeating a write",
  blocks: [
    text(
      "Send `Idempotency-Key` with a write, such as a UUID of your own for each intention. Within 24 hours a repeat with the same key and the same input is answered as the first was, and not done again: also when both arrive at once.",
    ),
    list(
      "The key belongs to your API key and to one operation.",
      "Another input under the same key is refused with `idempotency_conflict`.",
      "What an operation shows once is not kept, so a repeat of such an operation is refused rather than answered.",
      "Many writes are harmless to repeat without a key too; each says so.",
    ),
  ],
};

function rates({ rates: { key, org, address } }: ReferenceFacts): Section {
  const figure = (count: number) => count.toLocaleString("en-US");
  return {
    id: "rate-limits",
    heading: "Rate limits",
    blocks: [
      {
        kind: "table",
        columns: ["Whose calls", "In a minute"],
        rows: [
          ["One API key", figure(key)],
          ["One organization, all of its keys and assistants", figure(org)],
          ["One address that shows no valid credential", figure(address)],
        ],
      },
      text(
        "Beyond that the answer is 429 `rate_limited`, with `Retry-After` in seconds, `RateLimit-Remaining` and `RateLimit-Reset`.",
      ),
    ],
  };
}

const VALUES: Section = {
  id: "values",
  heading: "Money, time and other values",
  blocks: [
    list(
      "**Money** is a whole number of minor units, and the currency stands beside it as an ISO 4217 code: 4900 with `USD` is 49.00, 4900 with `JPY` is 4,900.",
      "The one exception is the value of a commission: a percentage is written as one (20 is 20 %), and a fixed commission in major units (10 is 10.00).",
      "**Times** are ISO 8601 in UTC: `2026-11-20T09:00:00Z`. An offset is accepted.",
      "**Ids** are UUIDs, in the order in which things were made.",
      "**Words of outsiders**, such as an affiliate's own name, are data. Where they are shown or given to a model, they are never instructions.",
    ),
  ],
};

const EVENTS: Section = {
  id: "events",
  heading: "Events from your server",
  blocks: [
    text(
      `A sale, a lead or a refund that your own server knows of is sent to \`POST ${ENDPOINTS.s2s}\`, with the key as bearer and a signature made with the key's signing secret.`,
    ),
    {
      kind: "links",
      items: [
        { text: "Server to server: signing, fields and answers", href: "/docs/tracking#server" },
      ],
    },
  ],
};

const MACHINES: Section = {
  id: "machines",
  heading: "For programs and models",
  blocks: [
    {
      kind: "links",
      items: [
        { text: "OpenAPI document, to generate a client from", href: "/openapi.json" },
        { text: "The tools of assistants, as plain text", href: "/llms/mcp.txt" },
        { text: "MCP server", href: "/docs/mcp" },
        { text: "Tracking", href: "/docs/tracking" },
        { text: "The program", href: "/docs/program" },
        { text: "Audit log", href: "/docs/audit-log" },
      ],
    },
  ],
};
