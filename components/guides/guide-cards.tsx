import Link from "next/link";
import { ClientMark } from "@/components/guides/client-mark";
import { GUIDES } from "@/lib/guides/index";

/** One card for each client. `path` holds the guides: `/docs/connect`. */
export function GuideCards({ path }: { path: string }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {GUIDES.map(({ key, name, blurb }) => (
        <li key={key} className="grid">
          <Link
            href={`${path}/${key}`}
            className="flex items-start gap-3 rounded-lg border bg-card p-4 transition-colors hover:bg-muted"
          >
            <ClientMark name={name} />
            <span className="grid gap-0.5">
              <span className="font-medium">{name}</span>
              <span className="text-muted-foreground text-xs">{blurb}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
