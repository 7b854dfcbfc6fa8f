import { Time } from "@/components/time";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import type { OwnPage } from "@/lib/area/area";
import type { AffiliateCoupon } from "@/lib/coupons/shape";
import { discountWords } from "../[org]/coupons/words";
import { mintCode } from "./actions";
import { MintForm } from "./mint-form";
import { Section } from "./section";

type CouponsProps = {
  area: Pick<OwnPage, "slug" | "orgName" | "campaigns" | "coupons" | "selfMintCampaigns">;
};

export function Coupons({ area }: CouponsProps) {
  const { coupons, selfMintCampaigns, campaigns } = area;
  if (coupons.length === 0 && selfMintCampaigns.length === 0) return null;
  return (
    <Section
      id="coupons"
      title="Coupon codes"
      purpose="Whoever pays with a code of yours counts as yours, also without your link."
    >
      {coupons.length > 0 && (
        <Table label="Coupon codes">
          <TableHeader>
            <TableRow>
              <TableHead>Code</TableHead>
              <TableHead>Takes off</TableHead>
              <TableHead>Campaign</TableHead>
              <TableHead>Since</TableHead>
              <TableHead numeric>Sales</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {coupons.map((coupon) => (
              <CodeRow
                key={coupon.id}
                coupon={coupon}
                campaign={campaigns.find(({ id }) => id === coupon.programId)?.name}
              />
            ))}
          </TableBody>
        </Table>
      )}
      {selfMintCampaigns.length > 0 && (
        <Card aria-labelledby="mint">
          <CardHeader>
            <CardTitle id="mint">Make a code</CardTitle>
          </CardHeader>
          <CardContent>
            <MintForm
              action={mintCode}
              slug={area.slug}
              campaigns={selfMintCampaigns.map((each) => ({
                id: each.programId,
                label: `${each.name}: ${discountWords(each)}`,
              }))}
            />
          </CardContent>
        </Card>
      )}
    </Section>
  );
}

function CodeRow({ coupon, campaign }: { coupon: AffiliateCoupon; campaign?: string }) {
  const { code, createdAt, redemptions, revokedAt } = coupon;
  return (
    <TableRow>
      <TableCell>
        <span className="inline-flex flex-wrap items-center gap-x-1">
          <code className="wrap-anywhere select-all font-mono">{code}</code>
          {revokedAt ? (
            <Badge>Ended</Badge>
          ) : (
            <CopyButton value={code} label={`Copy ${code}`} iconOnly />
          )}
        </span>
      </TableCell>
      <TableCell>{discountWords(coupon)}</TableCell>
      <TableCell label="Campaign" className="wrap-anywhere">
        {campaign ?? "—"}
      </TableCell>
      <TableCell label="Since">
        <Time at={createdAt} format="date" />
      </TableCell>
      <TableCell numeric label="Sales">
        {redemptions.toLocaleString("en-US")}
      </TableCell>
    </TableRow>
  );
}
