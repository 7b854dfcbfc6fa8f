import { cn } from "@/lib/utils";

/** A client's initials on a tile: recognisable in a list, and nobody's trademark. */
export function ClientMark({ name, className }: { name: string; className?: string }) {
  const [first = "", second = ""] = name.split(/[\s/]+/);
  const initials = second ? first.slice(0, 1) + second.slice(0, 1) : first.slice(0, 2);
  return (
    <span
      aria-hidden="true"
      className={cn(
        "inline-grid size-8 shrink-0 place-items-center rounded-md border bg-muted font-mono font-semibold text-xs",
        className,
      )}
    >
      {initials}
    </span>
  );
}
