import { Time } from "@/components/time";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { guideFor } from "@/lib/guides/index";
import type { Token } from "@/lib/tokens/shape";
import { Facts } from "../../../facts";
import { weekWords } from "../token-words";

/** Everything that is known of a token but its value. */
export function TokenFacts({ org, token }: { org: string; token: Token }) {
  const { client, allowedTools, networks, requestsPerMinute, lastUsedAt, lastIp } = token;
  const guide = guideFor(client ?? "");
  return (
    <Card>
      <CardHeader>
        <CardTitle>About this connection</CardTitle>
      </CardHeader>
      <CardContent>
        <Facts
          facts={{
            Access: token.access === "read" ? "Read" : "Read and write",
            Tools: allowedTools ? <Names names={allowedTools} /> : "All that its access allows",
            Networks: networks.length > 0 ? <Names names={networks} /> : "Any",
            "Calls in a minute": requestsPerMinute?.toLocaleString("en-US") ?? "No limit",
            Expires: <Time at={token.expiresAt} none="Never" />,
            Value: (
              <code className="font-mono text-xs">
                {token.prefix}…{token.lastFour}
              </code>
            ),
            "Made by": token.maker ?? "Somebody who has left",
            Made: <Time at={token.createdAt} />,
            Rotated: <Time at={token.rotatedAt} none="Never" />,
            Revoked: token.revokedAt && <Time at={token.revokedAt} />,
            Guide: guide && <TextLink href={`/${org}/connect/${guide.key}`}>{guide.name}</TextLink>,
            "Client seen": token.lastClient ?? "Never connected",
            "Last used": (
              <>
                <Time at={lastUsedAt} none="Never" />
                {lastUsedAt && lastIp && `, from ${lastIp}`}
              </>
            ),
            "This week": (
              <TextLink href={`/${org}/settings/audit-log?tokenId=${token.id}`}>
                {weekWords(token)}
              </TextLink>
            ),
          }}
        />
      </CardContent>
    </Card>
  );
}

function Names({ names }: { names: readonly string[] }) {
  return (
    <ul className="grid gap-0.5">
      {names.map((name) => (
        <li key={name} className="wrap-anywhere font-mono text-xs">
          {name}
        </li>
      ))}
    </ul>
  );
}
