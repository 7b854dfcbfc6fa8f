import { z } from "zod";
import { listApiKeys, mintApiKey, revokeApiKey } from "@/lib/api-keys/operations";
import { operatorCaller } from "@/lib/auth/caller";
import { perform } from "@/lib/operations/perform";
import { listTokens, mintToken, revokeToken } from "@/lib/tokens/operations";
import { command, list, optional, org, required, text } from "./command";

const name = required("NAME", "What to call it, for example Claude Desktop laptop.", text);
const id = required("ID", "Which one; `list` shows the ids.", text);
const note = "This is the only time it is shown. It acts for the organization's first owner.";

export const tokenMint = command({
  name: "token mint",
  summary: "Mint a connection token for an AI client and print it once.",
  options: z.object({
    org,
    name,
    access: optional("ACCESS", "read or read_write; read_write if not given.", text),
    tools: optional(
      "A,B",
      "The only tools it may use; otherwise all that its access allows.",
      list,
    ),
    expires: optional("TIME", "When it stops by itself, for example 2027-01-31T00:00:00Z.", text),
    networks: optional("CIDR,CIDR", "Networks it may be used from; otherwise any.", list),
  }),
  fields: { allowedTools: "tools", expiresAt: "expires" },
  note,
  run: async ({ org, name, access, tools, expires, networks }) => {
    const input = { name, access, allowedTools: tools, expiresAt: expires, networks };
    const { id, token } = await perform(mintToken, operatorCaller(org), input);
    return { id, token };
  },
});

export const tokenList = command({
  name: "token list",
  summary: "List an organization's connection tokens.",
  options: z.object({ org }),
  columns: ["id", "name", "status", "access", "lastFour", "maker", "lastClient", "lastUsedAt"],
  run: ({ org }) => perform(listTokens, operatorCaller(org), {}),
});

export const tokenRevoke = command({
  name: "token revoke",
  summary: "Stop a connection token for good, from its next call.",
  options: z.object({ org, id }),
  run: ({ org, id }) => perform(revokeToken, operatorCaller(org), { id }),
});

export const keyMint = command({
  name: "key mint",
  summary: "Create an API key for a script, with its signing secret, and print both once.",
  options: z.object({
    org,
    name,
    scope: optional("SCOPE", "read or read_write; read if not given.", text),
  }),
  note,
  run: async ({ org, name, scope }) => {
    const { id, key, signingSecret } = await perform(mintApiKey, operatorCaller(org), {
      name,
      scope,
    });
    return { id, key, signingSecret };
  },
});

export const keyList = command({
  name: "key list",
  summary: "List an organization's API keys.",
  options: z.object({ org }),
  columns: ["id", "name", "status", "scope", "lastFour", "maker", "lastUsedAt"],
  run: ({ org }) => perform(listApiKeys, operatorCaller(org), {}),
});

export const keyRevoke = command({
  name: "key revoke",
  summary: "Stop an API key for good, from its next call.",
  options: z.object({ org, id }),
  run: ({ org, id }) => perform(revokeApiKey, operatorCaller(org), { id }),
});
