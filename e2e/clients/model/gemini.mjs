import { stream, textOf, whole } from "./server.mjs";

/** Google's generateContent. */
export const PATH = /:(?:streamG|g)enerateContent$/;

export function read({ tools = [], contents = [] }) {
  const parts = contents.flatMap((content) => content.parts ?? []);
  const calls = parts.flatMap(({ functionCall }) => functionCall ?? []);
  return {
    tools: tools
      .flatMap(({ functionDeclarations }) => functionDeclarations ?? [])
      .map(({ name }) => ({ name })),
    calls: calls.map(({ name }) => ({ name })),
    results: parts
      .flatMap(({ functionResponse }) => functionResponse ?? [])
      .map(({ response }) => textOf(response)),
  };
}

export function write(outgoing, { text, tool, args }, { streamed }) {
  const part = tool ? { functionCall: { name: tool.name, args } } : { text };
  const answer = {
    candidates: [{ index: 0, content: { role: "model", parts: [part] }, finishReason: "STOP" }],
    usageMetadata: { promptTokenCount: 10, candidatesTokenCount: 10, totalTokenCount: 20 },
    modelVersion: "scripted",
  };
  if (streamed) stream(outgoing, [answer]);
  else whole(outgoing, answer);
}
