import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Prose } from "@/components/prose";
import { PageHeader } from "@/components/shell/page-header";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { NO_ORG, recipeAt } from "@/lib/install/platforms/fill";
import { platformFor } from "@/lib/install/platforms/index";
import { publicUrl } from "@/lib/surfaces/endpoint";
import { RecipeView } from "../recipe-view";

interface RecipePageProps {
  params: Promise<{ key: string }>;
}

export async function generateMetadata({ params }: RecipePageProps): Promise<Metadata> {
  const platform = platformFor((await params).key);
  return platform ? { title: `Install: ${platform.name}` } : {};
}

/** The recipe that assistants get, for whoever reads before signing in. */
export default async function RecipePage({ params }: RecipePageProps) {
  const platform = platformFor((await params).key) ?? notFound();
  const recipe = recipeAt(platform, { origin: publicUrl(), ...NO_ORG });
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[{ label: "Install", href: "/docs/install" }, { label: recipe.displayName }]}
          />
        }
        title={recipe.displayName}
        purpose={<Prose>{recipe.summary}</Prose>}
      />
      <RecipeView recipe={recipe} />
    </>
  );
}
