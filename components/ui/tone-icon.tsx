import { type StateTone, TONE_COLORS, TONE_ICONS } from "@/components/ui/tone";
import { cn } from "@/lib/utils";

/** A state's icon in its colour, beside the words that say it. */
export function ToneIcon({ tone, className }: { tone: StateTone; className?: string }) {
  const Icon = TONE_ICONS[tone];
  return (
    <Icon
      aria-hidden="true"
      className={cn("mt-0.5 size-4 shrink-0", TONE_COLORS[tone], className)}
    />
  );
}
