import { z } from "zod";
import { read, write } from "@/lib/operations/define";
import * as list from "./list-tokens";
import { MintInput, RenameInput, RevealedToken, Token, TokenId, TokenList } from "./shape";
import * as tokens from "./tokens";

const Named = z.object({ id: z.uuid(), name: z.string() });
const subject = ({ id, name }: { id: string; name: string }) => ({
  type: "mcp_token",
  id,
  label: name,
});

export const mintToken = write({
  name: "mint_token",
  title: "Generate connection token",
  summary: "Generate a connection token for an AI client and show it once.",
  surfaces: ["dashboard"],
  role: "owner",
  effect: "external",
  action: "mcp_token.created",
  input: MintInput,
  output: RevealedToken,
  reveals: ["token"],
  subject,
  run: tokens.mintToken,
});

export const rotateToken = write({
  name: "rotate_token",
  title: "Rotate token",
  summary: "Replace a connection token's value at once and show the new one once.",
  surfaces: ["dashboard"],
  role: "owner",
  effect: "destructive",
  action: "mcp_token.rotated",
  input: TokenId,
  output: RevealedToken,
  reveals: ["token"],
  subject,
  run: tokens.rotateToken,
});

export const renameToken = write({
  name: "rename_token",
  title: "Rename token",
  summary: "Give a connection token another name.",
  surfaces: ["dashboard"],
  role: "owner",
  effect: "reversible",
  idempotent: true,
  action: "mcp_token.renamed",
  input: RenameInput,
  output: Named,
  subject,
  run: tokens.renameToken,
});

export const adoptToken = write({
  name: "adopt_token",
  title: "Adopt token",
  summary: "Let a connection token act for you, so that one whose maker left works again.",
  surfaces: ["dashboard"],
  role: "owner",
  effect: "reversible",
  idempotent: true,
  action: "mcp_token.adopted",
  input: TokenId,
  output: Named,
  subject,
  run: tokens.adoptToken,
});

export const revokeToken = write({
  name: "revoke_token",
  title: "Revoke token",
  summary: "Stop a connection token for good, from its next call.",
  surfaces: ["dashboard"],
  role: "owner",
  effect: "destructive",
  idempotent: true,
  action: "mcp_token.revoked",
  input: TokenId,
  output: Named,
  subject,
  run: tokens.revokeToken,
});

export const setAiAccess = write({
  name: "set_ai_access",
  title: "Stop or resume AI access",
  summary:
    "Stop every AI credential of the organization from its next call, or let them work again.",
  surfaces: ["dashboard"],
  role: "owner",
  effect: "reversible",
  idempotent: true,
  action: "org.ai_access_changed",
  input: z.strictObject({ stopped: z.boolean() }),
  output: z.object({ stopped: z.boolean() }),
  run: tokens.stopAi,
});

export const listTokens = read({
  name: "list_tokens",
  title: "List connection tokens",
  summary: "List the organization's connection tokens, what they may do and who used them.",
  surfaces: ["dashboard"],
  role: "owner",
  action: "mcp_token.listed",
  input: z.strictObject({}),
  output: TokenList,
  run: list.listTokens,
});

export const getToken = read({
  name: "get_token",
  title: "Get connection token",
  summary: "Show one connection token and how far its client has come.",
  surfaces: ["dashboard"],
  role: "owner",
  action: "mcp_token.viewed",
  input: TokenId,
  output: Token,
  subject,
  run: list.getToken,
});
