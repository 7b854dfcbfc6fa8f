import { json } from "./http";

/** Some clients probe here before they send a token, and cannot read a page that is not JSON. */
export async function wellKnownHandler(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  return json(404, {
    error: "not_found",
    message: `This server publishes nothing at ${pathname}.`,
  });
}
