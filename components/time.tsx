import { LiveTime, type TimeFormat } from "@/components/live-time";

interface TimeProps {
  at: Date | string | null | undefined;
  /** `relative` (exact on hover and focus), `exact` (relative on hover and focus) or `date`. */
  format?: TimeFormat;
  /** IANA name; without it the reader's own. */
  zone?: string;
  /** What stands where there is no time. */
  none?: string;
  className?: string;
}

/** A moment. The server's clock travels along, so that server and browser first say the same. */
export function Time({ at, format = "relative", zone, none = "—", className }: TimeProps) {
  if (!at) return <span className={className}>{none}</span>;
  return (
    <LiveTime
      at={new Date(at).getTime()}
      renderedAt={Date.now()}
      format={format}
      zone={zone}
      className={className}
    />
  );
}
