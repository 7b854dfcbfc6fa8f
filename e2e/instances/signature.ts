import { createHash, createHmac, randomBytes } from "node:crypto";

/** The relay contract, written from its description alone, so that product and tests cannot err together. */

export interface Signed {
  method: string;
  path: string;
  body?: string;
  authorization: string;
  client?: string;
}

interface Moment {
  t?: number;
  nonce?: string;
}

/** The value of `X-Rekomi-MCP-Identity`. */
export function signature(
  secret: string,
  { method, path, body = "", authorization, client = "" }: Signed,
  { t = Math.floor(Date.now() / 1000), nonce = randomBytes(16).toString("base64url") }: Moment = {},
): string {
  const call = `${method}.${path}.${sha256(body)}`;
  const v1 = hmac(secret, `${t}.${call}`);
  const v2 = hmac(secret, `${t}.${nonce}.${call}.${sha256(authorization)}.${sha256(client)}`);
  return `t=${t},v1=${v1},n=${nonce},v2=${v2}`;
}

export function clientHeader(facts: Record<string, string>): string {
  return Buffer.from(JSON.stringify(facts)).toString("base64url");
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hmac = (secret: string, text: string) =>
  createHmac("sha256", secret).update(text).digest("hex");
