import type { AnyOperation } from "@/lib/operations/define";
import { type RefusalCode, statusOf } from "@/lib/operations/errors";
import { operations } from "@/lib/operations/registry";
import { settings } from "@/lib/settings";
import { version } from "@/package.json";
import { json } from "./http";
import { inputSchema, outputSchema, type Schema } from "./json-schema";
import { API_ROOT, parseRoute, routesOf } from "./routes";

/** `/openapi.json`: every operation that scripts can reach, as OpenAPI 3.1. */
export async function openApiHandler(_request: Request): Promise<Response> {
  return json(200, openApiDocument(operations, settings().url), {
    "Cache-Control": "public, max-age=300",
  });
}

export function openApiDocument(all: readonly AnyOperation[], url: string) {
  const reachable = all.filter(({ surfaces }) => surfaces.includes("rest"));
  const paths: Record<string, Record<string, object>> = {};
  for (const { operation, route } of routesOf(reachable)) {
    paths[route.template] = {
      ...paths[route.template],
      [route.method.toLowerCase()]: describeOperation(operation),
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Rekomi API",
      version,
      description:
        "Amounts are integers in minor units of the currency beside them. Every call is written to the organization's audit log.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: `${url}${API_ROOT}` }],
    security: [{ apiKey: [] }],
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: "http", scheme: "bearer", description: "An API key, rk_live_…" },
      },
      schemas: { Refusal: REFUSAL },
    },
  };
}

const REFUSAL: Schema = {
  type: "object",
  properties: {
    error: { type: "string", description: "A code that never changes." },
    message: { type: "string", description: "One sentence that says what to do next." },
    field: { type: "string", description: "The input field at fault." },
    requestId: { type: "string", format: "uuid" },
  },
  required: ["error", "message", "requestId"],
};

function describeOperation(operation: AnyOperation) {
  const { name, title, summary, guidance, apiKeyPlan, plan } = operation;
  const needed = plan ?? apiKeyPlan;
  return {
    operationId: name,
    summary: title,
    description: [summary, guidance, needed && `Needs the ${needed} plan or higher.`]
      .filter(Boolean)
      .join(" "),
    ...describeInput(operation),
    responses: {
      "200": { description: "Done.", content: jsonOf(outputSchema(operation)) },
      ...describeRefusals(operation),
    },
  };
}

function describeInput(operation: AnyOperation) {
  const { method, parameters } = parseRoute(operation.rest ?? "GET /");
  const { properties, required = [] } = inputSchema(operation);
  const others = Object.entries(properties).filter(([name]) => !parameters.includes(name));
  const inPath = parameters.map((name) => parameter("path", name, properties[name], true));
  if (method === "GET" || method === "DELETE") {
    const inQuery = others.map(([name, schema]) =>
      parameter("query", name, schema, required.includes(name)),
    );
    return { parameters: [...inPath, ...inQuery] };
  }
  const idempotency = parameter("header", "Idempotency-Key", IDEMPOTENCY_KEY, false);
  const needed = required.filter((name) => !parameters.includes(name));
  const schema = {
    type: "object",
    properties: Object.fromEntries(others),
    ...(needed.length > 0 && { required: needed }),
  };
  return {
    parameters: [...inPath, idempotency],
    ...(others.length > 0 && {
      requestBody: { required: needed.length > 0, content: jsonOf(schema) },
    }),
  };
}

const IDEMPOTENCY_KEY: Schema = {
  type: "string",
  description: "A repeat with the same key and body within 24 hours is answered, not done again.",
};

function parameter(where: string, name: string, schema: Schema = {}, required: boolean) {
  const { description, ...rest } = schema;
  return { name, in: where, required, ...(description && { description }), schema: rest };
}

const EVERYWHERE: readonly RefusalCode[] = [
  "validation_failed",
  "unauthorized",
  "forbidden",
  "rate_limited",
  "unavailable",
];

function describeRefusals({ rest, plan, apiKeyPlan, kind }: AnyOperation) {
  const codes: RefusalCode[] = [...EVERYWHERE];
  if (plan || apiKeyPlan) codes.push("plan_tier_required");
  if (rest?.includes("{")) codes.push("not_found");
  if (kind === "write") codes.push("conflict");
  const refusal = jsonOf({ $ref: "#/components/schemas/Refusal" });
  return Object.fromEntries(
    codes.map((code) => [statusOf(code), { description: code, content: refusal }]),
  );
}

function jsonOf(schema: object) {
  return { "application/json": { schema } };
}
