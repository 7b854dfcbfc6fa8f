import Link from "next/link";
import { tabClasses, tabListClasses } from "@/components/ui/tab-classes";

interface ChoiceLinksProps {
  /** What is chosen between: "Operating system". */
  label: string;
  choices: readonly { href: string; label: string; isChosen: boolean }[];
}

/** Tabs whose choice is in the address's query, so that it can be shared and needs no script. */
export function ChoiceLinks({ label, choices }: ChoiceLinksProps) {
  return (
    <nav data-slot="choice-links" aria-label={label} className={tabListClasses}>
      {choices.map(({ href, label, isChosen }) => (
        <Link
          key={href}
          href={href}
          scroll={false}
          aria-current={isChosen ? "page" : undefined}
          className={tabClasses}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
