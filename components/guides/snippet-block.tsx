import { Prose } from "@/components/prose";
import { CodeBlock } from "@/components/ui/code-block";
import type { FilledSnippet } from "@/lib/guides/fill";

interface FilledSnippetBlockProps {
  snippet: FilledSnippet;
  onCopied?: () => void;
}

export function FilledSnippetBlock({ snippet, onCopied }: FilledSnippetBlockProps) {
  const { title, place, note, code } = snippet;
  return (
    <div className="grid min-w-0 gap-1.5">
      <p className="font-medium">{title}</p>
      <CodeBlock code={code} path={place} onCopied={onCopied} />
      {note && (
        <p className="max-w-prose text-muted-foreground text-xs">
          <Prose>{note}</Prose>
        </p>
      )}
    </div>
  );
}
