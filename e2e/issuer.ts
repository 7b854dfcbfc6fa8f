import { createHash, createPublicKey, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

/** Whoever is signed in at the provider, and whether it vouches for their address. */
export interface Claims {
  sub: string;
  email: string;
  email_verified: boolean;
  name: string;
}

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** An OpenID provider on loopback: discovery, authorization code with PKCE, signed id tokens. */
export async function startIssuer(issuer: string, claims: () => Claims) {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const keyId = randomUUID();
  const codes = new Map<string, { challenge: string; nonce: string | null }>();

  const idToken = (clientId: string, nonce: string | null) => {
    const now = Math.floor(Date.now() / 1000);
    const head = base64url({ alg: "RS256", typ: "JWT", kid: keyId });
    const facts = { iss: issuer, aud: clientId, iat: now, exp: now + 300, ...(nonce && { nonce }) };
    const unsigned = `${head}.${base64url({ ...claims(), ...facts })}`;
    return `${unsigned}.${sign("sha256", Buffer.from(unsigned), privateKey).toString("base64url")}`;
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", issuer);
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { "Content-Type": "application/json" });
      response.end(JSON.stringify(body));
    };
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return answer(200, {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          userinfo_endpoint: `${issuer}/userinfo`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256"],
        });
      case "/keys": {
        const key = createPublicKey(publicKey.export({ type: "spki", format: "pem" })).export({
          format: "jwk",
        });
        return answer(200, { keys: [{ ...key, kid: keyId, use: "sig", alg: "RS256" }] });
      }
      case "/authorize": {
        const code = randomUUID();
        const { searchParams } = url;
        codes.set(code, {
          challenge: searchParams.get("code_challenge") ?? "",
          nonce: searchParams.get("nonce"),
        });
        const back = new URL(searchParams.get("redirect_uri") ?? "");
        back.searchParams.set("code", code);
        back.searchParams.set("state", searchParams.get("state") ?? "");
        response.writeHead(302, { Location: back.href });
        return response.end();
      }
      case "/token": {
        const form = new URLSearchParams(await text(request));
        const known = codes.get(form.get("code") ?? "");
        codes.delete(form.get("code") ?? "");
        const challenge = createHash("sha256")
          .update(form.get("code_verifier") ?? "")
          .digest("base64url");
        if (!known || known.challenge !== challenge) return answer(400, { error: "invalid_grant" });
        return answer(200, {
          access_token: randomUUID(),
          token_type: "Bearer",
          expires_in: 300,
          id_token: idToken("rekomi", known.nonce),
        });
      }
      default:
        return answer(404, { error: "not_found" });
    }
  });
  const { hostname, port } = new URL(issuer);
  server.listen(Number(port), hostname);
  await once(server, "listening");
  return {
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
