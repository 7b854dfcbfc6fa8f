import { Time } from "@/components/time";
import { Badge } from "@/components/ui/badge";
import {
  Table,
  TableActions,
  TableActionsHead,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import { RowLink } from "@/components/ui/text-link";
import type { Campaign } from "@/lib/campaigns/shape";
import type { AffiliateInvite } from "@/lib/invites/shape";
import { INVITE_TONES, INVITE_WORDS, termsWords } from "../words";
import { resend, withdraw } from "./actions";
import { InviteMenu } from "./invite-menu";

interface InviteTableProps {
  slug: string;
  invites: readonly AffiliateInvite[];
  campaigns: readonly Campaign[];
  mayInvite: boolean;
}

export function InviteTable({ slug, invites, campaigns, mayInvite }: InviteTableProps) {
  return (
    <Table label="Invitations">
      <TableHeader>
        <TableRow>
          <TableHead>Invited</TableHead>
          <TableHead>Status</TableHead>
          <TableHead>Campaign</TableHead>
          <TableHead>Commission</TableHead>
          <TableHead>Referral name</TableHead>
          <TableHead>Sent</TableHead>
          {mayInvite && <TableActionsHead />}
        </TableRow>
      </TableHeader>
      <TableBody>
        {invites.map((invite) => {
          const campaign = campaigns.find(({ id }) => id === invite.campaignId);
          return (
            <TableRow key={invite.id}>
              <TableCell>
                <Person slug={slug} invite={invite} />
              </TableCell>
              <TableCell>
                <Badge variant={INVITE_TONES[invite.status]}>{INVITE_WORDS[invite.status]}</Badge>
              </TableCell>
              <TableCell label="Campaign">{campaign?.name ?? "—"}</TableCell>
              <TableCell label="Commission">
                {campaign ? termsWords(invite, campaign) : "—"}
              </TableCell>
              <TableCell label="Referral name">
                <code className="wrap-anywhere font-mono text-xs">{invite.slug}</code>
              </TableCell>
              <TableCell label="Sent">
                <Time at={invite.createdAt} />
              </TableCell>
              {mayInvite && (
                <TableActions>
                  {(invite.status === "Open" || invite.status === "Expired") && (
                    <InviteMenu
                      invite={{ id: invite.id, email: invite.email }}
                      resend={resend.bind(null, slug)}
                      withdraw={withdraw.bind(null, slug)}
                    />
                  )}
                </TableActions>
              )}
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}

function Person({ slug, invite }: { slug: string; invite: AffiliateInvite }) {
  const name = invite.fullName ?? invite.email;
  return (
    <>
      {invite.affiliateId ? (
        <RowLink href={`/${slug}/affiliates/${invite.affiliateId}`}>{name}</RowLink>
      ) : (
        <span className="wrap-anywhere font-medium">{name}</span>
      )}
      {invite.fullName && (
        <span className="wrap-anywhere block text-muted-foreground text-xs">{invite.email}</span>
      )}
    </>
  );
}
