import Link from "next/link";
import { type Category, FIRE_NAMES, type InstallPlatform } from "@/lib/install/shape";
import { needsOf } from "./needs";

interface PlatformCardsProps {
  category: Category;
  platforms: readonly InstallPlatform[];
}

/** A category without a platform is left out. */
export function PlatformCards({ category, platforms }: PlatformCardsProps) {
  if (platforms.length === 0) return null;
  return (
    <section aria-labelledby={idOf(category)} className="grid gap-3">
      <h2 id={idOf(category)} className="scroll-mt-6 font-semibold text-base">
        {category}
      </h2>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {platforms.map((platform) => (
          <li key={platform.platformKey} className="grid">
            <PlatformCard platform={platform} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function PlatformCard({ platform }: { platform: InstallPlatform }) {
  const needs = needsOf(platform);
  return (
    <Link
      href={`/docs/install/${platform.platformKey}`}
      className="grid content-start gap-0.5 rounded-lg border bg-card p-4 transition-colors hover:bg-muted"
    >
      <span className="font-medium">{platform.displayName}</span>
      <span className="text-muted-foreground text-xs">
        {FIRE_NAMES[platform.conversionFire]}
        {needs.length > 0 && `, with ${needs.join(" and ")}`}
      </span>
    </Link>
  );
}

function idOf(category: Category): string {
  return category.toLowerCase().replaceAll(" ", "-");
}
