import Link from "next/link";
import { Time } from "@/components/time";
import { Badge } from "@/components/ui/badge";
import {
  Table,
  TableActions,
  TableActionsHead,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { RowLink } from "@/components/ui/text-link";
import { guideFor } from "@/lib/guides/index";
import type { Token } from "@/lib/tokens/shape";
import { adopt, rename, revoke } from "./actions";
import { TokenMenu } from "./token-menu";
import { mayWords, STATUS_WORDS, weekWords } from "./token-words";

interface TokenTableProps {
  org: string;
  tokens: readonly Token[];
  label: string;
}

export function TokenTable({ org, tokens, label }: TokenTableProps) {
  return (
    <Table label={label}>
      <TableHeader>
        <TableRow>
          <TableHead>Name</TableHead>
          <TableHead>Client seen</TableHead>
          <TableHead>Access</TableHead>
          <TableHead>Last used</TableHead>
          <TableHead>This week</TableHead>
          <TableActionsHead />
        </TableRow>
      </TableHeader>
      <TableBody>
        {tokens.map((token) => (
          <TokenRow key={token.id} org={org} token={token} />
        ))}
      </TableBody>
    </Table>
  );
}

function TokenRow({ org, token }: { org: string; token: Token }) {
  const { id, name, status, expiresAt, revokedAt, lastUsedAt, lastIp } = token;
  const { word, tone } = STATUS_WORDS[status];
  return (
    <TableRow>
      <TableCell>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <RowLink href={`/${org}/settings/assistant/${id}`}>{name}</RowLink>
          {status !== "active" && <Badge variant={tone}>{word}</Badge>}
          {status === "revoked" && (
            <Time at={revokedAt} className="text-muted-foreground text-xs" />
          )}
          {status === "active" && expiresAt && (
            <span className="text-muted-foreground text-xs">
              expires <Time at={expiresAt} />
            </span>
          )}
        </span>
      </TableCell>
      <TableCell>
        {token.lastClient ? (
          <span className="wrap-anywhere">{token.lastClient}</span>
        ) : (
          <NeverConnected org={org} token={token} />
        )}
      </TableCell>
      <TableCell>{mayWords(token)}</TableCell>
      <TableCell className={lastUsedAt ? undefined : "max-sm:hidden"}>
        <Time at={lastUsedAt} />
        {lastUsedAt && lastIp && (
          <span className="text-muted-foreground max-sm:hidden">, {lastIp}</span>
        )}
      </TableCell>
      <TableCell>
        {weekWords(token)}
        <span className="sm:hidden"> this week</span>
      </TableCell>
      <TableActions>
        <TokenMenu
          org={org}
          token={{ id, name, status, client: token.client }}
          rename={rename.bind(null, org)}
          revoke={revoke.bind(null, org)}
          adopt={adopt.bind(null, org)}
        />
      </TableActions>
    </TableRow>
  );
}

/** What is still to do, for the client that the token was generated for. */
function NeverConnected({ org, token: { client, status } }: { org: string; token: Token }) {
  const guide = guideFor(client ?? "");
  return (
    <span className="grid justify-items-start text-muted-foreground">
      never connected
      {guide && status === "active" && (
        <Link
          href={`/${org}/connect/${guide.key}`}
          className="rounded-sm py-1 text-primary text-xs underline underline-offset-4"
        >
          Connect {guide.name}
        </Link>
      )}
    </span>
  );
}
