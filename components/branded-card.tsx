import type { ReactNode } from "react";
import type { Brand } from "@/lib/mail/brand";

interface BrandedCardProps {
  brand: Brand;
  title: string;
  purpose?: ReactNode;
  children: ReactNode;
}

/** A page that people open who know the company, and not Rekomi. */
export function BrandedCard({ brand, title, purpose, children }: BrandedCardProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center gap-6 bg-sidebar px-4 py-10">
      <div
        className="grid w-full max-w-xl gap-6 rounded-lg border border-t-4 bg-card p-6 sm:p-8"
        style={{ borderTopColor: brand.color }}
      >
        <BrandName brand={brand} />
        <div className="grid gap-2">
          <h1 className="wrap-anywhere font-semibold text-xl tracking-tight">{title}</h1>
          {purpose && <div className="wrap-anywhere text-muted-foreground">{purpose}</div>}
        </div>
        {children}
      </div>
      <p className="wrap-anywhere max-w-xl text-center text-muted-foreground text-xs">
        {brand.name} runs its affiliate program with Rekomi.
      </p>
    </main>
  );
}

export function BrandName({ brand: { name, logoUrl } }: { brand: Brand }) {
  if (!logoUrl) return <p className="wrap-anywhere font-semibold text-base">{name}</p>;
  return (
    // biome-ignore lint/performance/noImgElement: it lies on the company's own server
    <img
      src={logoUrl}
      alt={name}
      height={40}
      className="h-10 w-auto max-w-60 rounded-sm bg-white object-contain object-left"
    />
  );
}

/** Its button, in its colour; an edge keeps a colour that is near the page's own apart from it. */
export function brandedButton({ color, onColor }: Brand) {
  return {
    className: "border border-foreground/20 hover:opacity-90",
    style: { backgroundColor: color, color: onColor },
  };
}
