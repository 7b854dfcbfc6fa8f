import type { AnyOperation } from "@/lib/operations/define";
import { type RefusalCode, refusalCodes } from "@/lib/operations/errors";
import { operations } from "@/lib/operations/registry";
import { atLeastWords } from "@/lib/orgs/shape";
import { settings } from "@/lib/settings";
import { version } from "@/package.json";
import { exampleInput, exampleOf, exampleOutput } from "./examples";
import { groupOf, groupsOf } from "./groups";
import { json } from "./http";
import { inputSchema, outputSchema, type Schema } from "./json-schema";
import { hasBody, refusalsByStatus } from "./refusals";
import { API_ROOT, parseRoute, routesOf } from "./routes";

/** `/openapi.json`: every operation that scripts can reach, as OpenAPI 3.1. */
export async function openApiHandler(_request: Request): Promise<Response> {
  return json(200, openApiDocument(operations, settings().url), {
    "Cache-Control": "public, max-age=300",
  });
}

export function openApiDocument(all: readonly AnyOperation[], url: string) {
  const reachable = all.filter(({ rest, surfaces }) => rest && surfaces.includes("rest"));
  const paths: Record<string, Record<string, object>> = {};
  for (const { operation, route } of routesOf(reachable)) {
    paths[route.template] = {
      ...paths[route.template],
      [route.method.toLowerCase()]: describeOperation(operation, url),
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Rekomi API",
      version,
      summary: "Affiliate programs, for scripts.",
      description: [
        "Every call is written to the organization's audit log.",
        "Amounts are integers in minor units of the currency beside them, unless a field says otherwise.",
        "Times are ISO 8601 in UTC.",
        "An absent field and a null field say the same; answers leave the field out.",
      ].join(" "),
      license: { name: "MIT", identifier: "MIT" },
    },
    externalDocs: { description: "Reference for people", url: `${url}/docs` },
    servers: [{ url: `${url}${API_ROOT}`, description: "This installation" }],
    security: [{ apiKey: [] }],
    tags: groupsOf(reachable).map(({ id, title }) => ({
      name: title,
      externalDocs: { url: `${url}/docs/reference/${id}` },
    })),
    paths,
    components: {
      securitySchemes: {
        apiKey: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "rk_live_…",
          description:
            "An API key, as an admin or owner creates it under Settings, API keys. Connection tokens of AI clients are refused here.",
        },
      },
      schemas: { Refusal: REFUSAL },
      responses: refusalResponses(reachable),
      headers: HEADERS,
    },
  };
}

const REFUSAL: Schema = {
  type: "object",
  properties: {
    error: {
      type: "string",
      enum: refusalCodes(),
      description: "A code that never changes.",
    },
    message: { type: "string", description: "One sentence that says what to do next." },
    field: { type: "string", description: "The input field at fault." },
    reason: { type: "string", description: "Why a credential was not accepted." },
    required: { type: "string", description: "The plan that is needed." },
    current: { type: "string", description: "The plan in force." },
    requestId: {
      type: "string",
      format: "uuid",
      description: "What the operator can look the call up by.",
    },
  },
  required: ["error", "message", "requestId"],
};

const header = (description: string, schema: Schema) => ({ description, schema });

const HEADERS = {
  RequestId: header("The call's id in the audit log.", { type: "string", format: "uuid" }),
  Challenge: header("How to authenticate.", { type: "string" }),
  RetryAfter: header("Seconds until another try makes sense.", { type: "integer" }),
  RateLimitRemaining: header("Calls left in this minute.", { type: "integer" }),
  RateLimitReset: header("Seconds until the minute is over.", { type: "integer" }),
};

type HeaderName = keyof typeof HEADERS;

const reference = (name: HeaderName) => ({ $ref: `#/components/headers/${name}` });
const REQUEST_ID = { "X-Request-Id": reference("RequestId") };

function describeOperation(operation: AnyOperation, url: string) {
  const { name, title, summary, guidance } = operation;
  const group = groupOf(operation);
  return {
    operationId: name,
    summary: title,
    description: [summary, guidance, ...needsOf(operation)].filter(Boolean).join(" "),
    tags: [group.title],
    externalDocs: { url: `${url}/docs/reference/${group.id}#${name}` },
    ...describeInput(operation),
    responses: {
      "200": {
        description: "Done.",
        headers: REQUEST_ID,
        content: jsonOf(outputSchema(operation), exampleOutput(operation)),
      },
      ...describeRefusals(operation),
    },
  };
}

function needsOf({ kind, role, plan, apiKeyPlan }: AnyOperation): string[] {
  return [
    `Takes a key with scope ${kind === "read" ? "read or read_write" : "read_write"}, made by somebody whose role is ${role} or higher.`,
    ...(plan ? [`Needs the plan ${atLeastWords(plan)}.`] : []),
    ...(apiKeyPlan ? [`API keys may call it on the plan ${atLeastWords(apiKeyPlan)}.`] : []),
  ];
}

function describeInput(operation: AnyOperation) {
  const { parameters: path } = parseRoute(operation.rest ?? "GET /");
  const { properties, required = [] } = inputSchema(operation);
  const others = Object.entries(properties).filter(([name]) => !path.includes(name));
  const isInBody = hasBody(operation);
  const parameters = [
    ...path.map((name) => parameter("path", name, properties[name], true)),
    ...(isInBody
      ? []
      : others.map(([name, schema]) => parameter("query", name, schema, required.includes(name)))),
    ...(operation.kind === "write"
      ? [parameter("header", "Idempotency-Key", IDEMPOTENCY_KEY, false)]
      : []),
  ];
  if (!isInBody || others.length === 0) return { parameters };
  const needed = required.filter((name) => !path.includes(name));
  const schema = {
    type: "object",
    properties: Object.fromEntries(others),
    ...(needed.length > 0 && { required: needed }),
  };
  const example = Object.fromEntries(
    Object.entries(exampleInput(operation)).filter(([name]) => !path.includes(name)),
  );
  return {
    parameters,
    requestBody: { required: needed.length > 0, content: jsonOf(schema, example) },
  };
}

const IDEMPOTENCY_KEY: Schema = {
  type: "string",
  description: "A repeat with the same key and input within 24 hours is answered, not done again.",
  examples: ["6f1c2a9e-order-1001"],
};

function parameter(where: string, name: string, schema: Schema = {}, required: boolean) {
  const { description, examples: _shown, ...rest } = schema;
  return {
    name,
    in: where,
    required,
    ...(description && { description }),
    schema: rest,
    example: exampleOf(name, schema),
  };
}

function describeRefusals(operation: AnyOperation) {
  return Object.fromEntries(
    refusalsByStatus(operation).map(([status, codes]) => [
      status,
      { $ref: `#/components/responses/${responseName(codes)}` },
    ]),
  );
}

/** Operations that share a status and its codes share the description of it. */
function refusalResponses(all: readonly AnyOperation[]) {
  const lists = all.flatMap((operation) => refusalsByStatus(operation).map(([, codes]) => codes));
  return Object.fromEntries(
    lists.map((codes) => [
      responseName(codes),
      {
        description: `${codes.join(", ")}.`,
        headers: headersOf(codes),
        content: jsonOf({ $ref: "#/components/schemas/Refusal" }, exampleRefusal(codes)),
      },
    ]),
  );
}

const responseName = (codes: readonly RefusalCode[]) => codes.join(".");

function headersOf(codes: readonly RefusalCode[]) {
  return {
    ...REQUEST_ID,
    ...(codes.includes("unauthorized") && { "WWW-Authenticate": reference("Challenge") }),
    ...(codes.some((code) => code === "rate_limited" || code === "unavailable") && {
      "Retry-After": reference("RetryAfter"),
    }),
    ...(codes.includes("rate_limited") && {
      "RateLimit-Remaining": reference("RateLimitRemaining"),
      "RateLimit-Reset": reference("RateLimitReset"),
    }),
  };
}

function exampleRefusal([error]: readonly RefusalCode[]) {
  return {
    error,
    message: "One sentence that says what to do next.",
    requestId: "0190b5a0-0000-7000-8000-00000000000f",
  };
}

function jsonOf(schema: object, example: object) {
  return { "application/json": { schema, example } };
}
