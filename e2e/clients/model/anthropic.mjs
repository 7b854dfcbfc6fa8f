import { randomUUID } from "node:crypto";
import { stream, textOf, whole } from "./server.mjs";

/** Anthropic's Messages. */
export const PATH = /\/v1\/messages$/;

export function read({ tools = [], messages = [] }) {
  const blocks = messages.flatMap(({ content }) => (Array.isArray(content) ? content : []));
  return {
    tools: tools.filter(({ name }) => name).map(({ name }) => ({ name })),
    calls: blocks.filter(({ type }) => type === "tool_use").map(({ name }) => ({ name })),
    results: blocks
      .filter(({ type }) => type === "tool_result")
      .map(({ content }) => textOf(content)),
  };
}

export function write(outgoing, { text, tool, args }, { body, streamed }) {
  const block = tool
    ? { type: "tool_use", id: `toolu_${randomUUID()}`, name: tool.name, input: args }
    : { type: "text", text };
  const stop_reason = tool ? "tool_use" : "end_turn";
  const usage = { input_tokens: 10, output_tokens: 10 };
  const message = {
    id: `msg_${randomUUID()}`,
    type: "message",
    role: "assistant",
    model: body.model,
    stop_sequence: null,
    usage,
  };
  if (!streamed) return whole(outgoing, { ...message, content: [block], stop_reason });
  stream(outgoing, [
    { type: "message_start", message: { ...message, content: [], stop_reason: null } },
    {
      type: "content_block_start",
      index: 0,
      content_block: tool ? { ...block, input: {} } : { type: "text", text: "" },
    },
    {
      type: "content_block_delta",
      index: 0,
      delta: tool
        ? { type: "input_json_delta", partial_json: JSON.stringify(args) }
        : { type: "text_delta", text },
    },
    { type: "content_block_stop", index: 0 },
    { type: "message_delta", delta: { stop_reason, stop_sequence: null }, usage },
    { type: "message_stop" },
  ]);
}
