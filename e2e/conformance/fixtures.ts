import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import {
  acceptedContent,
  CLIENT_CAPABILITIES_META_KEY,
  createRequestStateCodec,
  fromJsonSchema,
  type InputRequests,
  inputRequired,
  McpServer,
  ResourceTemplate,
} from "@modelcontextprotocol/server";
import { z } from "zod";
import { isRecord } from "@/lib/surfaces/json-schema";

/** The tools, prompts and resources that @modelcontextprotocol/conformance asks for by name. */

const IMAGE =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";
const SOUND = "UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA=";

// What a client sends back is only believed when this process has sealed it.
const states = createRequestStateCodec<Record<string, unknown>>({ key: randomBytes(32) });

export function fixtureServer(): McpServer {
  const server = new McpServer(
    { name: "rekomi-conformance", version: "1.0.0" },
    {
      capabilities: {
        tools: {},
        resources: { subscribe: true },
        prompts: {},
        logging: {},
        completions: {},
      },
      requestState: { verify: states.verify },
    },
  );
  addContentTools(server);
  addNotifyingTools(server);
  addSchemaTools(server);
  addAskingTools(server);
  addInputTools(server);
  addResources(server);
  addPrompts(server);
  server.server.setRequestHandler("completion/complete", () => ({
    completion: { values: [], total: 0, hasMore: false },
  }));
  server.server.setRequestHandler("logging/setLevel", () => ({}));
  server.server.setRequestHandler("resources/subscribe", () => ({}));
  server.server.setRequestHandler("resources/unsubscribe", () => ({}));
  return server;
}

const text = (value: string) => ({ type: "text" as const, text: value });
const says = (value: string) => ({ content: [text(value)] });
const NO_INPUT = z.object({});

function addContentTools(server: McpServer) {
  const image = { type: "image" as const, data: IMAGE, mimeType: "image/png" };
  const embedded = (uri: string, mimeType: string, value: string) => ({
    type: "resource" as const,
    resource: { uri, mimeType, text: value },
  });
  const contents = {
    test_simple_text: [text("This is a simple text response for testing.")],
    test_image_content: [image],
    test_audio_content: [{ type: "audio" as const, data: SOUND, mimeType: "audio/wav" }],
    test_embedded_resource: [
      embedded("test://embedded-resource", "text/plain", "This is an embedded resource content."),
    ],
    test_multiple_content_types: [
      text("Multiple content types test:"),
      image,
      embedded("test://mixed-content-resource", "application/json", '{"test":"data","value":123}'),
    ],
    test_streaming_elicitation: [text("Nothing is asked on this stream.")],
  };
  for (const [name, content] of Object.entries(contents)) {
    server.registerTool(name, { description: `Answers with ${name}` }, () => ({ content }));
  }
  server.registerTool("test_error_handling", { description: "Fails" }, () => {
    throw new Error("This tool intentionally returns an error for testing");
  });
}

function addNotifyingTools(server: McpServer) {
  server.registerTool(
    "test_tool_with_logging",
    { description: "Logs three times", inputSchema: NO_INPUT },
    async (_input, ctx) => {
      for (const data of [
        "Tool execution started",
        "Tool processing data",
        "Tool execution completed",
      ]) {
        await ctx.mcpReq.notify({
          method: "notifications/message",
          params: { level: "info", data },
        });
        await pause(50);
      }
      return says("Logged");
    },
  );
  server.registerTool(
    "test_logging_tool",
    { description: "Logs where the request allows it", inputSchema: NO_INPUT },
    async (_input, ctx) => {
      await ctx.mcpReq.log("info", "Only seen by those who asked for a level");
      return says("Logged");
    },
  );
  server.registerTool(
    "test_tool_with_progress",
    { description: "Reports progress", inputSchema: NO_INPUT },
    async (_input, ctx) => {
      const progressToken = ctx.mcpReq._meta?.progressToken;
      for (const progress of progressToken === undefined ? [] : [0, 50, 100]) {
        const params = { progressToken: progressToken ?? "", progress, total: 100 };
        await ctx.mcpReq.notify({ method: "notifications/progress", params });
        await pause(50);
      }
      return says(String(progressToken));
    },
  );
  server.registerTool(
    "test_reconnection",
    { description: "Takes a moment", inputSchema: NO_INPUT },
    async () => {
      await pause(100);
      return says("Reconnection test completed successfully.");
    },
  );
}

function addSchemaTools(server: McpServer) {
  server.registerTool(
    "test_x_mcp_header",
    {
      description: "Has an argument that travels as a header too",
      inputSchema: fromJsonSchema<{ region?: string; level?: number }>(TRAVELLING),
    },
    ({ region = "none" }) => says(`region=${region}`),
  );
  server.registerTool(
    "json_schema_2020_12_tool",
    {
      description: "Uses the whole vocabulary of JSON Schema 2020-12",
      inputSchema: fromJsonSchema(SCHEMA_2020_12),
    },
    (input) => says(JSON.stringify(input)),
  );
}

const TRAVELLING = {
  type: "object",
  properties: {
    region: { type: "string", "x-mcp-header": "Region" },
    level: { type: "integer" },
  },
};

const SCHEMA_2020_12 = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "object",
  $defs: {
    address: {
      $anchor: "addressDef",
      type: "object",
      properties: { street: { type: "string" }, city: { type: "string" } },
    },
  },
  properties: {
    name: { type: "string" },
    address: { $ref: "#/$defs/address" },
    contactMethod: { type: "string", enum: ["phone", "email"] },
    phone: { type: "string" },
    email: { type: "string" },
  },
  allOf: [{ anyOf: [{ required: ["phone"] }, { required: ["email"] }] }],
  if: { properties: { contactMethod: { const: "phone" } }, required: ["contactMethod"] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { required: ["phone"] },
  else: { required: ["email"] },
  additionalProperties: false,
};

/** They ask the client in the middle of a call, as the 2025 revisions did: a stateless server cannot. */
function addAskingTools(server: McpServer) {
  for (const name of [
    "test_sampling",
    "test_elicitation",
    "test_elicitation_sep1034_defaults",
    "test_elicitation_sep1330_enums",
  ]) {
    server.registerTool(
      name,
      { description: "Asks the client", inputSchema: z.looseObject({}) },
      () => ({
        ...says("This server keeps no session in which to ask."),
        isError: true,
      }),
    );
  }
}

const elicit = (message: string, field: string) =>
  inputRequired.elicit({
    message,
    requestedSchema: {
      type: "object",
      properties: { [field]: { type: "string" } },
      required: [field],
    },
  });
const CONFIRM = inputRequired.elicit({
  message: "Please confirm",
  requestedSchema: { type: "object", properties: { ok: { type: "boolean" } }, required: ["ok"] },
});
const sample = (question: string) =>
  inputRequired.createMessage({
    messages: [{ role: "user", content: text(question) }],
    maxTokens: 100,
  });
const sealed = (state: Record<string, unknown>) => states.mint({ ...state, nonce: randomUUID() });

/** The same questions as 2026-07-28 puts them: an answer that asks, and the same call again. */
function addInputTools(server: McpServer) {
  const prefix = "test_input_required_result_";
  server.registerTool(
    `${prefix}elicitation`,
    { description: "Asks for a name", inputSchema: NO_INPUT },
    (_input, { mcpReq }) => {
      const name = acceptedContent<{ name: string }>(mcpReq.inputResponses, "user_name")?.name;
      if (typeof name === "string") return says(`Hello, ${name}!`);
      return inputRequired({ inputRequests: { user_name: elicit("Your name?", "name") } });
    },
  );
  server.registerTool(
    `${prefix}sampling`,
    { description: "Asks the client's model", inputSchema: NO_INPUT },
    (_input, { mcpReq }) => {
      const answer = mcpReq.inputResponses?.capital_question;
      if (answer) return says(`Sampling response: ${JSON.stringify(answer)}`);
      return inputRequired({ inputRequests: { capital_question: sample("Capital of France?") } });
    },
  );
  server.registerTool(
    `${prefix}list_roots`,
    { description: "Asks for the client's roots", inputSchema: NO_INPUT },
    (_input, { mcpReq }) => {
      const answer = mcpReq.inputResponses?.client_roots;
      if (answer) return says(`Roots: ${JSON.stringify(answer)}`);
      return inputRequired({ inputRequests: { client_roots: inputRequired.listRoots() } });
    },
  );
  server.registerTool(
    "test_missing_capability",
    { description: "Needs sampling", inputSchema: NO_INPUT },
    (_input, { mcpReq }) =>
      mcpReq.inputResponses?.llm_answer
        ? says("Done")
        : inputRequired({ inputRequests: { llm_answer: sample("Reply with: pong") } }),
  );
  addStatefulInputTools(server, prefix);
}

function addStatefulInputTools(server: McpServer, prefix: string) {
  for (const name of ["request_state", "tampered_state"]) {
    server.registerTool(
      prefix + name,
      { description: "Asks with sealed state", inputSchema: NO_INPUT },
      async (_input, { mcpReq }) => {
        const confirmed = acceptedContent(mcpReq.inputResponses, "confirm") !== undefined;
        if (confirmed && mcpReq.requestState() !== undefined) return says("state-ok");
        return inputRequired({
          inputRequests: { confirm: CONFIRM },
          requestState: await sealed({ name }),
        });
      },
    );
  }
  server.registerTool(
    `${prefix}multiple_inputs`,
    { description: "Asks three things at once", inputSchema: NO_INPUT },
    async (_input, { mcpReq }) => {
      const answers = mcpReq.inputResponses ?? {};
      if (answers.user_name && answers.greeting && answers.client_roots)
        return says("All answered");
      return inputRequired({
        inputRequests: {
          user_name: elicit("Your name?", "name"),
          greeting: sample("Generate a greeting"),
          client_roots: inputRequired.listRoots(),
        },
        requestState: await sealed({}),
      });
    },
  );
  server.registerTool(
    `${prefix}multi_round`,
    { description: "Asks twice", inputSchema: NO_INPUT },
    async (_input, { mcpReq }) => {
      const round = Number(mcpReq.requestState<Record<string, unknown>>()?.round ?? 0);
      if (round === 2) return says("Multi-round complete");
      const question: InputRequests =
        round === 0
          ? { step1: elicit("Step 1: your name?", "name") }
          : { step2: elicit("Step 2: your colour?", "color") };
      return inputRequired({
        inputRequests: question,
        requestState: await sealed({ round: round + 1 }),
      });
    },
  );
  server.registerTool(
    `${prefix}capabilities`,
    { description: "Asks only what the client can answer", inputSchema: NO_INPUT },
    (_input, { mcpReq }) => {
      const envelope: Record<string, unknown> = { ...mcpReq.envelope };
      const declared = envelope[CLIENT_CAPABILITIES_META_KEY];
      const can = isRecord(declared) ? declared : {};
      const inputRequests: InputRequests = {
        ...(can.elicitation !== undefined && { user_name: elicit("Your name?", "name") }),
        ...(can.sampling !== undefined && { greeting: sample("Generate a greeting") }),
        ...(can.roots !== undefined && { client_roots: inputRequired.listRoots() }),
      };
      const isDone = mcpReq.inputResponses || Object.keys(inputRequests).length === 0;
      return isDone ? says("Done") : inputRequired({ inputRequests });
    },
  );
}

function addResources(server: McpServer) {
  const texts = {
    "static-text": "This is the content of the static text resource.",
    "watched-resource": "Watched",
  };
  for (const [name, value] of Object.entries(texts)) {
    const uri = `test://${name}`;
    const about = { description: `The resource ${name}`, mimeType: "text/plain" };
    server.registerResource(name, uri, about, () => ({
      contents: [{ uri, mimeType: "text/plain", text: value }],
    }));
  }
  server.registerResource(
    "static-binary",
    "test://static-binary",
    { description: "An image", mimeType: "image/png" },
    ({ href }) => ({ contents: [{ uri: href, mimeType: "image/png", blob: IMAGE }] }),
  );
  server.registerResource(
    "template",
    new ResourceTemplate("test://template/{id}/data", { list: undefined }),
    { description: "By id", mimeType: "application/json" },
    ({ href }, { id }) => ({
      contents: [
        {
          uri: href,
          mimeType: "application/json",
          text: JSON.stringify({ id, templateTest: true, data: `Data for ID: ${id}` }),
        },
      ],
    }),
  );
}

function addPrompts(server: McpServer) {
  const user = (content: ReturnType<typeof text>) => ({ role: "user" as const, content });
  server.registerPrompt("test_simple_prompt", { description: "Without arguments" }, () => ({
    messages: [user(text("This is a simple prompt for testing."))],
  }));
  server.registerPrompt(
    "test_prompt_with_arguments",
    {
      description: "With two arguments",
      argsSchema: z.object({ arg1: z.string(), arg2: z.string() }),
    },
    ({ arg1, arg2 }) => ({
      messages: [user(text(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`))],
    }),
  );
  server.registerPrompt(
    "test_prompt_with_embedded_resource",
    { description: "With a resource", argsSchema: z.object({ resourceUri: z.string() }) },
    ({ resourceUri: uri }) => ({
      messages: [
        {
          role: "user",
          content: {
            type: "resource",
            resource: { uri, mimeType: "text/plain", text: "Embedded." },
          },
        },
        user(text("Please process the embedded resource above.")),
      ],
    }),
  );
  server.registerPrompt("test_prompt_with_image", { description: "With an image" }, () => ({
    messages: [
      { role: "user", content: { type: "image", data: IMAGE, mimeType: "image/png" } },
      user(text("Please analyze the image above.")),
    ],
  }));
  server.registerPrompt(
    "test_input_required_result_prompt",
    { description: "Asks first", argsSchema: z.object({}) },
    (_input, { mcpReq }) => {
      const context = acceptedContent<{ context: string }>(
        mcpReq.inputResponses,
        "user_context",
      )?.context;
      if (context === undefined) {
        return inputRequired({
          inputRequests: { user_context: elicit("What context?", "context") },
        });
      }
      return { messages: [user(text(`Use the following context: ${context}`))] };
    },
  );
}
