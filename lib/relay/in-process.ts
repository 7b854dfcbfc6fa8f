import { bearerCaller } from "@/lib/auth/caller";
import { connect } from "@/lib/operations/connect";
import type { Caller, RequestFacts } from "@/lib/operations/context";
import { refusalBody, refusalOf, statusOf } from "@/lib/operations/errors";
import { perform, performUnknownTool } from "@/lib/operations/perform";
import { refusalHeaders } from "@/lib/surfaces/http";
import { encodeClient, memoryNonces, type SecretRing, sign, verify } from "./signing";
import { toolNamed } from "./tools";
import type { V1, V1Answer, V1Call } from "./v1";
import { connectionRequest, toolRequest, type V1Request } from "./v1-request";

/**
 * The API in the relay's own process. A call is signed and verified like one that travels, so that both
 * kinds of deployment stand on the same proof, and then performed on the input as it was parsed.
 */
export function inProcess(secrets: SecretRing): V1 {
  const trust = { secrets, seizeNonce: memoryNonces() };

  async function answer<T>(
    call: V1Call & { idempotencyKey?: string | null },
    request: V1Request,
    act: (caller: Caller) => Promise<T>,
  ): Promise<V1Answer<T>> {
    const now = new Date();
    const signed = {
      ...request,
      authorization: call.authorization,
      client: encodeClient(call.client),
    };
    try {
      await verify(sign(signed, secrets, now), signed, { ...trust, now });
      const caller = bearerCaller(call.authorization || null, factsOf(call), "relay");
      return { status: 200, body: await act(caller), headers: {} };
    } catch (error) {
      const refusal = refusalOf(error);
      return {
        status: statusOf(refusal.code),
        body: refusalBody(refusal, call.requestId),
        headers: refusalHeaders(refusal),
      };
    }
  }

  return {
    connection: (call, step) =>
      answer(call, connectionRequest(step), (caller) => connect(caller, step)),
    call: (call, name, input) =>
      answer(call, toolRequest(name, input), (caller) => performTool(caller, name, input)),
  };
}

/** The one way from a tool's name to the room, for calls from this process and from another. */
export function performTool(
  caller: Caller,
  name: string,
  input: unknown,
): Promise<Record<string, unknown>> {
  const operation = toolNamed(name);
  return operation ? perform(operation, caller, input) : performUnknownTool(caller, name, input);
}

function factsOf({
  client,
  requestId,
  idempotencyKey = null,
}: V1Call & { idempotencyKey?: string | null }): RequestFacts {
  return {
    requestId,
    ip: client.ip ?? null,
    userAgent: client.userAgent ?? null,
    clientName: client.name ?? null,
    clientVersion: client.version ?? null,
    idempotencyKey,
  };
}
