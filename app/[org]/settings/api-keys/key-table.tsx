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
import type { ApiKey } from "@/lib/api-keys/shape";
import { adopt, revoke } from "./actions";
import { KeyMenu } from "./key-menu";
import { SCOPE_WORDS, STATUS_WORDS } from "./key-words";

interface KeyTableProps {
  org: string;
  keys: readonly ApiKey[];
  label: string;
}

export function KeyTable({ org, keys, label }: KeyTableProps) {
  return (
    <Table label={label}>
      <TableHeader>
        <TableRow>
          <TableHead>Name</TableHead>
          <TableHead>Key</TableHead>
          <TableHead>Scope</TableHead>
          <TableHead>Acts for</TableHead>
          <TableHead>Created</TableHead>
          <TableHead>Last used</TableHead>
          <TableActionsHead />
        </TableRow>
      </TableHeader>
      <TableBody>
        {keys.map((key) => (
          <KeyRow key={key.id} org={org} apiKey={key} />
        ))}
      </TableBody>
    </Table>
  );
}

function KeyRow({ org, apiKey }: { org: string; apiKey: ApiKey }) {
  const { id, name, status, prefix, lastFour, scope, maker, lastUsedAt, lastIp } = apiKey;
  const { word, tone } = STATUS_WORDS[status];
  return (
    <TableRow>
      <TableCell>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="wrap-anywhere font-medium">{name}</span>
          <Badge variant={tone}>{word}</Badge>
          {apiKey.revokedAt && (
            <Time at={apiKey.revokedAt} className="text-muted-foreground text-xs" />
          )}
        </span>
      </TableCell>
      <TableCell>
        <code className="whitespace-nowrap font-mono text-xs">
          {prefix}…{lastFour}
        </code>
      </TableCell>
      <TableCell className="whitespace-nowrap">{SCOPE_WORDS[scope].short}</TableCell>
      <TableCell label="Acts for">
        <span className="wrap-anywhere">{maker ?? "Somebody who has left"}</span>
      </TableCell>
      <TableCell label="Created">
        <Time at={apiKey.createdAt} />
        {apiKey.rotatedAt && (
          <span className="block text-muted-foreground text-xs max-sm:inline">
            <span className="sm:hidden">, </span>rotated <Time at={apiKey.rotatedAt} />
          </span>
        )}
      </TableCell>
      <TableCell label="Last used">
        <Time at={lastUsedAt} none="Never" />
        {lastUsedAt && lastIp && (
          <span className="block text-muted-foreground text-xs max-sm:inline">
            <span className="sm:hidden">, </span>from {lastIp}
          </span>
        )}
      </TableCell>
      <TableActions>
        <KeyMenu
          org={org}
          apiKey={{ id, name, status }}
          adopt={adopt.bind(null, org)}
          revoke={revoke.bind(null, org)}
        />
      </TableActions>
    </TableRow>
  );
}
