import type { Connection } from "@/lib/operations/connect";
import type { Step } from "@/lib/operations/context";
import type { RefusalBody } from "@/lib/operations/errors";

/** What the AI client says of itself, and what the relay saw of it. Unverified but for `ip`. */
export interface ClientFacts {
  name?: string;
  version?: string;
  userAgent?: string;
  ip?: string;
}

export interface V1Answer<T> {
  status: number;
  body: T | RefusalBody;
  headers: Record<string, string>;
}

export interface V1Call {
  authorization: string;
  client: ClientFacts;
  requestId: string;
}

/** The API behind the relay: in this process, or another deployment over HTTP. */
export interface V1 {
  connection(call: V1Call, step: Step): Promise<V1Answer<Connection>>;
  call(
    call: V1Call & { idempotencyKey: string | null },
    operation: string,
    input: Record<string, unknown>,
  ): Promise<V1Answer<Record<string, unknown>>>;
}
