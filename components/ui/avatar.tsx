import { cn } from "@/lib/utils";

/** Initials; decoration only, so the name stands beside it. Nothing is fetched from anywhere. */
export function Avatar({ name, className }: { name: string; className?: string }) {
  return (
    <span
      aria-hidden="true"
      data-slot="avatar"
      className={cn(
        "inline-flex size-6 shrink-0 items-center justify-center rounded-full bg-foreground/10 font-medium text-foreground text-xs uppercase",
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words.at(0), words.at(-1)] : [words.at(0)];
  return ends.map((word) => [...(word ?? "")].at(0) ?? "").join("");
}
