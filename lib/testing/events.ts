import { createHmac } from "node:crypto";
import { mintApiKey } from "@/lib/api-keys/operations";
import type { Caller, Peer } from "@/lib/operations/context";
import { perform } from "@/lib/operations/perform";
import { serverEventHandler } from "@/lib/surfaces/tracking";

/** An address for each call, so that no test uses up what another may. */
export function somebody(): Peer {
  const part = () => Math.floor(Math.random() * 256);
  return { ip: `10.${part()}.${part()}.${part()}`, secure: true };
}

interface Key {
  key: string;
  signingSecret: string;
}

interface Sent {
  /** Seconds from now. */
  late?: number;
  secret?: string;
  headers?: Record<string, string>;
}

export function signatureFor(body: string, secret: string, t: number): string {
  const v1 = createHmac("sha256", secret).update(`${t}.${body}`).digest("hex");
  return `t=${t},v1=${v1}`;
}

/** A company's own server, which signs what it tells. */
export async function testServer(owner: Caller, scope: "read" | "read_write" = "read_write") {
  const key = await perform(mintApiKey, owner, { name: "Shop", scope });
  return { ...key, ...speaking(key) };
}

function speaking({ key, signingSecret }: Key) {
  let spaces = "";
  const request = (body: string, { late = 0, secret = signingSecret, headers = {} }: Sent = {}) => {
    const t = Math.floor(Date.now() / 1000) + late;
    return new Request("http://localhost:3000/api/tracking/s2s", {
      method: "POST",
      headers: {
        Authorization: `Bearer ${key}`,
        "Content-Type": "application/json",
        "X-Rekomi-Signature": signatureFor(body, secret, t),
        ...headers,
      },
      body,
    });
  };
  const send = async (sent: Request) => {
    const response = await serverEventHandler(sent, somebody());
    return { status: response.status, body: await response.json() };
  };
  return {
    request,
    send,
    /** Each call has bytes of its own, so that the same event has another signature in the same second. */
    tell: (event: object, sent?: Sent) => {
      spaces += " ";
      return send(request(JSON.stringify(event) + spaces, sent));
    },
  };
}

const BROWSER =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

/** What a page sends: plain text, from a site, with a browser's name. */
export function fromPage(
  path: string,
  body: object | string,
  headers: Record<string, string> = {},
) {
  return new Request(`http://localhost:3000${path}`, {
    method: "POST",
    headers: {
      "Content-Type": "text/plain;charset=UTF-8",
      "User-Agent": BROWSER,
      Origin: "https://www.example.com",
      ...headers,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}
