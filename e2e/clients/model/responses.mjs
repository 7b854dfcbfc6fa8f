import { randomUUID } from "node:crypto";
import { stream, textOf, whole } from "./server.mjs";

/** OpenAI's Responses. Codex puts the tools of a server into a namespace of its own. */
export const PATH = /\/responses$/;

export function read({ tools = [], input = [] }) {
  const items = Array.isArray(input) ? input : [];
  // Tools that a search has found are offered from then on.
  const found = items
    .filter(({ type }) => type === "tool_search_output")
    .flatMap((item) => item.tools ?? []);
  return {
    tools: [...tools, ...found].flatMap((tool) =>
      tool.type === "namespace"
        ? tool.tools.map(({ name }) => ({ name, namespace: tool.name }))
        : [{ name: tool.name ?? tool.type, type: tool.type }],
    ),
    calls: items
      .filter(({ type }) => type === "function_call" || type === "tool_search_call")
      .map(({ name, type }) => ({ name: name ?? type.replace("_call", "") })),
    results: items
      .filter(({ type }) => type === "function_call_output")
      .map(({ output }) => textOf(output)),
  };
}

export function write(outgoing, { text, tool, args }, { body, streamed }) {
  const item = tool ? callOf(tool, args) : messageOf(text);
  const response = {
    id: `resp_${randomUUID()}`,
    object: "response",
    created_at: Math.floor(Date.now() / 1000),
    model: body.model,
  };
  const done = {
    ...response,
    status: "completed",
    output: [item],
    usage: {
      input_tokens: 10,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: 10,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: 20,
    },
  };
  if (!streamed) return whole(outgoing, done);
  stream(outgoing, [
    { type: "response.created", response: { ...response, status: "in_progress", output: [] } },
    { type: "response.output_item.added", output_index: 0, item },
    { type: "response.output_item.done", output_index: 0, item },
    { type: "response.completed", response: done },
  ]);
}

function callOf({ name, namespace, type }, args) {
  const ids = { id: `fc_${randomUUID()}`, call_id: `call_${randomUUID()}` };
  if (type === "tool_search")
    return { ...ids, type: "tool_search_call", execution: "client", arguments: args };
  return {
    ...ids,
    type: "function_call",
    name,
    ...(namespace && { namespace }),
    arguments: JSON.stringify(args),
    status: "completed",
  };
}

function messageOf(text) {
  return {
    id: `msg_${randomUUID()}`,
    type: "message",
    role: "assistant",
    status: "completed",
    content: [{ type: "output_text", text, annotations: [] }],
  };
}
