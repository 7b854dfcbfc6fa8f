import { CopyButton } from "@/components/ui/copy-button";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { cn } from "@/lib/utils";

interface CodeBlockProps {
  code: string;
  /** Where it belongs, such as a file path, or "Terminal". */
  path?: string;
  copyLabel?: string;
  /** For commands and addresses: break long lines instead of scrolling. */
  wrap?: boolean;
  onCopied?: () => void;
  className?: string;
}

export function CodeBlock({
  code,
  path,
  copyLabel = "Copy snippet",
  wrap = false,
  onCopied,
  className,
}: CodeBlockProps) {
  return (
    <div
      data-slot="code-block"
      className={cn("min-w-0 overflow-hidden rounded-md border bg-muted", className)}
    >
      <div className="flex flex-wrap items-center justify-end gap-x-2 border-b py-1 pr-1 pl-3">
        <span className="wrap-anywhere min-w-0 flex-1 basis-44 py-1 font-mono text-muted-foreground text-xs">
          {path}
        </span>
        <CopyButton value={code} label={copyLabel} variant="ghost" onCopied={onCopied} />
      </div>
      <ScrollRegion label={path ?? "Snippet"} className="focus-visible:-outline-offset-2">
        <pre
          className={cn(
            "w-fit min-w-full p-3 font-mono text-xs leading-5",
            wrap && "w-auto whitespace-pre-wrap break-all",
          )}
        >
          <code>{code}</code>
        </pre>
      </ScrollRegion>
    </div>
  );
}
