import { z } from "zod";
import { read, write } from "@/lib/operations/define";
import * as keys from "./api-keys";
import { ApiKey, KeyId, KeyList, MintKeyInput, RevealedKey } from "./shape";

const Named = z.object({ id: z.uuid(), name: z.string() });
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

export const rotateApiKey = write({
  name: "rotate_api_key",
  title: "Rotate API key",
  summary: "Replace an API key and its signing secret at once and show the new values once.",
  surfaces: ["dashboard"],
  role: "admin",
  effect: "destructive",
  action: "api_key.rotated",
  input: KeyId,
  output: RevealedKey,
  reveals: ["key", "signingSecret"],
  subject,
  run: keys.rotateKey,
});

export const adoptApiKey = write({
  name: "adopt_api_key",
  title: "Adopt API key",
  summary: "Let a paused API key act for you, so that one whose maker left works again.",
  surfaces: ["dashboard"],
  role: "admin",
  effect: "reversible",
  idempotent: true,
  action: "api_key.adopted",
  input: KeyId,
  output: Named,
  subject,
  run: keys.adoptKey,
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
  output: Named,
  subject,
  run: keys.revokeKey,
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

export const getApiKey = read({
  name: "get_api_key",
  title: "Get API key",
  summary: "Show one API key, whom it acts for and when it was last used.",
  surfaces: ["dashboard"],
  role: "admin",
  action: "api_key.viewed",
  input: KeyId,
  output: ApiKey,
  subject,
  run: keys.getKey,
});
