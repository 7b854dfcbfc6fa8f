import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Token } from "@/lib/tokens/shape";
import { warningsOf } from "./warnings";

export function TokenWarnings({ org, tokens }: { org: string; tokens: readonly Token[] }) {
  const warnings = tokens.flatMap((token) =>
    warningsOf(token).map((warning) => ({ ...warning, id: token.id, name: token.name })),
  );
  return warnings.map(({ id, name, tone, title, advice }) => (
    <Notice
      key={`${id} ${title}`}
      variant={tone}
      title={title}
      action={
        <Button asChild variant="outline" size="sm">
          <Link href={`/${org}/settings/audit-log?tokenId=${id}`}>
            See its calls<span className="sr-only"> of {name}</span>
          </Link>
        </Button>
      }
    >
      {advice}
    </Notice>
  ));
}
