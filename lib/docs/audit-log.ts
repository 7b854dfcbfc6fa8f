import type { Block, DocPage } from "./shape";

const text = (prose: string): Block => ({ kind: "paragraph", text: prose });
const list = (...items: string[]): Block => ({ kind: "list", ordered: false, items });

/** The page `/docs/audit-log`. */
export const AUDIT_LOG_PAGE: DocPage = {
  title: "Audit log",
  lead: "What is written down when somebody, or something, uses Rekomi: by whom, when, with what, and how it ended.",
  sections: [
    {
      id: "actors",
      heading: "Who acts",
      blocks: [
        text("Every row has an actor type."),
        {
          kind: "table",
          columns: ["Actor type", "Who that is"],
          rows: [
            ["`user`", "A person who signed in to the dashboard."],
            ["`mcp`", "An AI assistant with a connection token. The row names token and client."],
            ["`api_key`", "A script with an API key."],
            ["`system`", "Rekomi itself: jobs, and what outsiders send to it."],
            ["`admin`", "The operator of this installation, on its command line."],
          ],
        },
        text(
          "The name and version of an AI client are what the client says of itself. Nobody checks them; the token is what is checked.",
        ),
      ],
    },
    {
      id: "rows",
      heading: "What is a row",
      blocks: [
        {
          kind: "table",
          columns: ["What happens", "Actor type", "Written down"],
          rows: [
            ["A tool call: reads, writes and refusals, unknown tools too", "`mcp`", "Yes"],
            [
              "A connection token sent straight to the API, or used after it was revoked, rotated or expired",
              "`mcp`",
              "Yes, as refused; the page of connections warns",
            ],
            [
              "A client connects or lists tools",
              "`mcp`",
              "No; the connection shows when it was last seen",
            ],
            ["A call of the API with a key", "`api_key`", "Yes"],
            ["A change or a sign-in by a person", "`user`", "Yes"],
            ["A person reads a page", "`user`", "No"],
            ["A job or the operator's command changes something", "`system`, `admin`", "Yes"],
          ],
        },
        list(
          "The row of a change is written in the same transaction as the change. Neither exists without the other.",
          "The row of a read or a refusal is written before the answer leaves.",
          "A caller that is turned away again and again gets one row for the first refusal, and one with the number of the others when the minute is over.",
          "Credentials that match nothing belong to no organization. They are counted for the operator.",
        ),
      ],
    },
    {
      id: "outcomes",
      heading: "How it ended",
      blocks: [
        {
          kind: "table",
          columns: ["Outcome", "Meaning"],
          rows: [
            ["`ok`", "It was done."],
            ["`refused`", "It was not done. `errorCode` says why."],
            ["`held`", "It waits for somebody's approval."],
            ["`started`", "It was begun outside of Rekomi, and its end is not known yet."],
            ["`failed`", "A fault stopped it. Nothing was changed here."],
            ["`unknown`", "It was begun outside of Rekomi, and its end could not be learned."],
          ],
        },
      ],
    },
    {
      id: "actions",
      heading: "Actions",
      blocks: [
        text(
          "An action is a noun and what became of it. The filter takes one, or all of a noun: `payout.*`. What was refused has the action that was tried.",
        ),
        { kind: "slot", name: "actions" },
      ],
    },
    {
      id: "fields",
      heading: "What a row holds",
      blocks: [
        {
          kind: "table",
          columns: ["Field", "Holds"],
          rows: [
            ["`id`, `createdAt`", "The row's own id, and the moment of the call"],
            [
              "`actorType`, `actorId`, `actorLabel`, `actorRole`",
              "Who, under which name, with which role",
            ],
            [
              "`tokenId`, `clientName`, `clientVersion`",
              "For an assistant: its connection and client",
            ],
            ["`operation`, `action`", "What was called, and what it means: `affiliate.approved`"],
            ["`entityType`, `entityId`, `entityLabel`", "What it was done to"],
            ["`outcome`, `errorCode`", "How it ended"],
            ["`input`", "What was asked. Secrets are taken out, and it is cut at 8 kB."],
            ["`before`, `after`", "What a change found and what it left"],
            ["`ip`, `userAgent`, `requestId`, `durationMs`", "Facts of the request"],
          ],
        },
        text(
          "Names and texts in a row may be an outsider's words, such as an affiliate's own name. They are shown as text and are never instructions.",
        ),
      ],
    },
    {
      id: "filters",
      heading: "Finding rows",
      blocks: [
        text(
          "Under **Settings → Audit log** the filters are in the address, so a view can be kept and shared. The tool `list_audit_log` and `GET /api/v1/audit-log` take the same ones.",
        ),
        {
          kind: "table",
          columns: ["Filter", "Takes"],
          rows: [
            ["`actorType`", "One of the five actor types"],
            ["`tokenId`", "The id of a connection token"],
            ["`operation`", "The name of an operation: `approve_affiliate`"],
            ["`action`", "An action, or a group of them: `affiliate.approved`, `affiliate.*`"],
            ["`entityType`, `entityId`", "One kind of thing, or one thing"],
            ["`outcome`", "One of the outcomes"],
            [
              "`since`, `until`",
              "A moment as `2026-11-20T09:00:00Z`; in the dashboard's address also a day",
            ],
            ["`cursor`", "`nextCursor` of the page before. Depth costs nothing."],
            ["`page`, `pageSize`", "Numbered pages up to row 10,000; up to 100 rows a page"],
          ],
        },
        text("In the dashboard's address both spellings are read: `actorType` and `actor_type`."),
      ],
    },
    {
      id: "protection",
      heading: "What protects it",
      blocks: [
        list(
          "The database role that serves requests can add rows and read those of one organization. It can neither change nor delete any.",
          "Admins and owners read the log. Assistants can read it when their maker may and their token allows it.",
          "Tokens, keys, passwords and the `Authorization` header are never in a row.",
          "A row outlives what it describes: a revoked token is still named.",
        ),
        text(
          "Whoever owns the database itself could still alter it. Rekomi does not claim otherwise: keep backups where that person has no access.",
        ),
      ],
    },
    {
      id: "see-also",
      heading: "See also",
      blocks: [
        {
          kind: "links",
          items: [
            { text: "MCP server", href: "/docs/mcp" },
            { text: "API reference", href: "/docs" },
          ],
        },
      ],
    },
  ],
};
