import { randomUUID } from "node:crypto";
import { stream, textOf, whole } from "./server.mjs";

/** OpenAI's Chat Completions, which many others speak. */
export const PATH = /\/chat\/completions$/;

export function read({ tools = [], messages = [] }) {
  return {
    tools: tools.map((tool) => ({ name: tool.function?.name ?? "" })),
    calls: messages
      .flatMap(({ tool_calls }) => tool_calls ?? [])
      .map((call) => ({ name: call.function?.name ?? "" })),
    results: messages.filter(({ role }) => role === "tool").map(({ content }) => textOf(content)),
  };
}

export function write(outgoing, { text, tool, args }, { body, streamed }) {
  const call = tool && {
    id: `call_${randomUUID()}`,
    type: "function",
    function: { name: tool.name, arguments: JSON.stringify(args) },
  };
  const finish_reason = tool ? "tool_calls" : "stop";
  const usage = { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 };
  const base = {
    id: `chatcmpl-${randomUUID()}`,
    created: Math.floor(Date.now() / 1000),
    model: body.model,
  };
  if (!streamed) {
    const message = {
      role: "assistant",
      content: text ?? null,
      ...(call && { tool_calls: [call] }),
    };
    const choices = [{ index: 0, message, finish_reason }];
    return whole(outgoing, { ...base, object: "chat.completion", choices, usage });
  }
  const chunk = (choices, rest = {}) => ({
    ...base,
    object: "chat.completion.chunk",
    choices,
    ...rest,
  });
  const delta = call ? { tool_calls: [{ index: 0, ...call }] } : { content: text };
  stream(outgoing, [
    chunk([{ index: 0, delta: { role: "assistant", content: "" }, finish_reason: null }]),
    chunk([{ index: 0, delta, finish_reason: null }]),
    chunk([{ index: 0, delta: {}, finish_reason }]),
    chunk([], { usage }),
    "[DONE]",
  ]);
}
