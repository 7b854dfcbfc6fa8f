import { days } from "@/app/[org]/campaigns/words";
import { Facts } from "@/app/[org]/facts";
import { textLinkClasses } from "@/components/ui/text-link";
import { cn } from "@/lib/utils";

interface TermsProps {
  /** "20 % of each sale" */
  earns: string;
  cookieWindowDays: number;
  payoutGraceDays?: number;
  termsUrl?: string;
}

/** What somebody agrees to. */
export function Terms({ earns, cookieWindowDays, payoutGraceDays, termsUrl }: TermsProps) {
  return (
    <Facts
      facts={{
        "You earn": earns,
        "A click counts": days(cookieWindowDays),
        "Held before it is due": payoutGraceDays === undefined ? undefined : days(payoutGraceDays),
        Terms: termsUrl && (
          <a href={termsUrl} rel="noreferrer" className={cn("break-all", textLinkClasses)}>
            {termsUrl}
          </a>
        ),
      }}
    />
  );
}
