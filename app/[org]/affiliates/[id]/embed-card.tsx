import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { mintEmbedToken } from "@/lib/embed/operations";
import { requireMember } from "../../member";

interface EmbedCardProps {
  slug: string;
  affiliate: { id: string; fullName: string };
}

export async function EmbedCard({ slug, affiliate: { id, fullName } }: EmbedCardProps) {
  const { may } = await requireMember(slug);
  if (!may(mintEmbedToken.role)) return null;
  return (
    <Card aria-labelledby="embed" className="lg:col-span-2">
      <CardHeader>
        <CardTitle id="embed">On your own site</CardTitle>
        <CardDescription>
          A frame for your partner portal shows <bdi>{fullName}</bdi> their own figures, earnings
          and payouts there. It only shows, and asks nobody to sign in.
        </CardDescription>
      </CardHeader>
      <CardContent>
        <Button asChild variant="outline">
          <Link href={`/${slug}/affiliates/${id}/embed`}>Mint embed token</Link>
        </Button>
      </CardContent>
    </Card>
  );
}
