import type { Metadata } from "next";
import { addressOf, choiceOf, type SearchParams } from "@/app/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { LinkTabs } from "@/components/ui/link-tabs";
import { TextLink } from "@/components/ui/text-link";
import { listed } from "@/lib/install/platforms/fill";
import { GENERIC, PLATFORMS } from "@/lib/install/platforms/index";
import { CATEGORIES, CONVERSION_FIRES, FIRE_NAMES } from "@/lib/install/shape";
import { PlatformCards } from "./platform-cards";

export const metadata: Metadata = { title: "Install" };

const PATH = "/docs/install";

/** Every platform that has a recipe, by category; what reports the sale is a filter in the address. */
export default async function InstallPage({ searchParams }: { searchParams: SearchParams }) {
  const { conversionFire } = await searchParams;
  const chosen = choiceOf(CONVERSION_FIRES, conversionFire);
  const platforms = PLATFORMS.map(listed).filter(
    (platform) => chosen === undefined || platform.conversionFire === chosen,
  );
  return (
    <>
      <PageHeader
        title="Install"
        purpose="How to have clicks and sales counted on the platform that your site is made with. An assistant reads the same recipes, filled in for your organization."
      />
      <div className="grid gap-8">
        <LinkTabs
          label="What reports a sale"
          tabs={[undefined, ...CONVERSION_FIRES].map((fire) => ({
            href: addressOf(PATH, { conversionFire: fire }),
            label: fire ? FIRE_NAMES[fire] : "All",
            current: fire === chosen,
          }))}
        />
        {CATEGORIES.map((category) => (
          <PlatformCards
            key={category}
            category={category}
            platforms={platforms.filter((platform) => platform.category === category)}
          />
        ))}
        <p className="max-w-prose">
          Yours is not here? <TextLink href={`${PATH}/${GENERIC.key}`}>The generic recipe</TextLink>{" "}
          has three ways that work with nearly everything.
        </p>
      </div>
    </>
  );
}
