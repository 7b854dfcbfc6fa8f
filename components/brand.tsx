import { cn } from "@/lib/utils";

/** One person passes a word on to another: a dot, an arc, a ring. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden="true" className={cn("size-6", className)}>
      <rect width="24" height="24" rx="6" className="fill-primary" />
      <g className="fill-none stroke-primary-foreground" strokeWidth="2" strokeLinecap="round">
        <path d="M7 14.5C7 10 10 7 14.5 7" />
        <circle cx="17" cy="7" r="2.25" />
        <circle cx="7" cy="17" r="1.5" className="fill-primary-foreground" />
      </g>
    </svg>
  );
}

export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2", className)}>
      <Mark />
      <span className="font-semibold text-base tracking-tight">Rekomi</span>
    </span>
  );
}
