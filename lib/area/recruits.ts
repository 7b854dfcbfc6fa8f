import type { Place } from "@/lib/affiliates/affiliates";
import type { AffiliateStatus } from "@/lib/affiliates/shape";
import { listRecruits } from "@/lib/sub-affiliates/sub-affiliates";

/** Somebody whom an affiliate brought in. What they earn themselves is theirs to tell. */
export interface OwnRecruit {
  id: string;
  fullName: string;
  status: AffiliateStatus;
  joinedAt: string;
  /** What their recruiter has earned through them. */
  override: { currency: string; amountMinor: number }[];
}

export async function recruitsOf(at: Place, affiliateId: string): Promise<OwnRecruit[]> {
  const { items } = await listRecruits(at, { affiliateId });
  return items.map(({ id, fullName, status, joinedAt, override }) => ({
    id,
    fullName,
    status,
    joinedAt,
    override,
  }));
}
