import { ASK, COMMON_TROUBLE, ROTATE_FIRST } from "./common";
import type { Field, Guide } from "./shape";

const FORM: readonly Field[] = [
  { label: "Name", value: () => "Rekomi" },
  { label: "MCP server URL", value: ({ url }) => url },
  { label: "Access token / API key", value: ({ token }) => token },
];

export const chatgpt: Guide = {
  key: "chatgpt",
  name: "ChatGPT",
  blurb: "On the web, in developer mode, if your account offers a fixed access token.",
  checkedWith:
    "Not run. Menus read in the vendor's documentation, 2026-11; the choice “Access token / API key” in one report of 2026-09.",
  ways: [
    {
      id: "web",
      title: "On chatgpt.com",
      summary:
        "OpenAI's servers make the calls, so Rekomi needs a public HTTPS address. This version of Rekomi signs clients in by token alone, and not every ChatGPT account offers that.",
      runsOn: "cloud",
      auth: ["token"],
      steps: [
        {
          text: "On chatgpt.com open **Settings → Apps → Advanced settings** and switch **Developer mode** on. In a workspace, an admin allows it under **Permissions & Roles** first. It is offered on Plus, Pro, Business, Enterprise and Education.",
        },
        {
          text: "Under **Apps** choose **Create app**. For authentication choose **Access token / API key** and paste the token alone: ChatGPT sends it as `Authorization: Bearer`.",
          fields: FORM,
        },
        {
          text: "If that choice is not there, stop here. **OAuth** needs a sign-in that this version of Rekomi does not offer, and with **No Auth** Rekomi refuses every call. Connect another client today, such as Claude Code, Cursor or Kimi Code.",
        },
        { text: "Start a new chat, choose **+ → More** and the app." },
      ],
      verify: [
        ASK,
        {
          try: "Ask: “List my pending Rekomi affiliates.”",
          see: "It calls `list_affiliates`. Tools that write ask you to confirm first.",
        },
      ],
      rotate: [
        ROTATE_FIRST,
        {
          text: "Open the app under **Settings → Apps** and replace its access token. If it cannot be edited, delete the app and create it again.",
          fields: FORM,
        },
      ],
      troubleshooting: [
        {
          symptom: "There is no **Create app**",
          cause: "Developer mode is off, or the workspace does not allow it.",
          remedy: "Switch it on as in the first step, or ask the workspace's admin.",
        },
        {
          symptom: "There is no **Custom header** or **Access token / API key**",
          cause:
            "Older instructions name a “Custom header”, which is gone; the token is not offered to every account.",
          remedy: "Use another client until Rekomi offers OAuth.",
        },
        {
          symptom: "ChatGPT cannot reach the server",
          cause: "The address is not a public `https://` one.",
          remedy:
            "Give Rekomi a public address with a certificate and set `REKOMI_URL` to it. An address such as `localhost` means OpenAI's own machine there.",
        },
        {
          symptom: "It reads, but cannot write",
          cause: "Some Plus and Pro accounts are reported to be limited to reading.",
          remedy:
            "OpenAI's documentation says that all tools are available. If yours are not, use another client for writing, or approve in the dashboard.",
        },
        ...COMMON_TROUBLE,
      ],
    },
  ],
};
