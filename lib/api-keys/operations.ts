import { z } from "zod";
import { read, write } from "@/lib/operations/define";
import * as keys from "./api-keys";
import { KeyId, KeyList, MintKeyInput, RevealedKey } from "./shape";

const subject = ({ id, name }: { id: string; name: string }) => ({
  type: "api_key",
  id,
  label: name,
});

export const mintApiKey = write({
  name: "mint_api_key",
  title: "Create API key",
  summary: "Create an API key for a script, with its signing secret, and show both once.",
  surfaces: ["dashboard"],
  role: "admin",
  effect: "external",
  action: "api_key.created",
  input: MintKeyInput,
  output: RevealedKey,
  reveals: ["key", "signingSecret"],
  subject,
  run: keys.mintKey,
});

export const listApiKeys = read({
  name: "list_api_keys",
  title: "List API keys",
  summary: "List the organization's API keys, who made them and when they were last used.",
  surfaces: ["dashboard"],
  role: "admin",
  action: "api_key.listed",
  input: z.strictObject({}),
  output: KeyList,
  run: keys.listKeys,
});

export const revokeApiKey = write({
  name: "revoke_api_key",
  title: "Revoke API key",
  summary: "Stop an API key for good, from its next call.",
  surfaces: ["dashboard"],
  role: "admin",
  effect: "destructive",
  idempotent: true,
  action: "api_key.revoked",
  input: KeyId,
  output: z.object({ id: z.uuid(), name: z.string() }),
  subject,
  run: keys.revokeKey,
});
