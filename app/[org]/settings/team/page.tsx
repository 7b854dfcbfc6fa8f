import type { Metadata } from "next";
import { Section } from "@/components/section";
import { PageHeader } from "@/components/shell/page-header";
import { Time } from "@/components/time";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
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
import { listMembers } from "@/lib/orgs/operations";
import { ROLES } from "@/lib/orgs/shape";
import { installation } from "@/lib/surfaces/installation";
import { readPage } from "@/lib/surfaces/page";
import { listInvites } from "@/lib/team/operations";
import { Facts } from "../../facts";
import { requireMember } from "../../member";
import { ROLE_NAMES, ROLE_WORDS } from "../../roles";
import { cancel, invite, remove, setRole } from "./actions";
import { InviteCard } from "./invite-card";
import { InviteTable } from "./invite-table";
import { MemberMenu } from "./member-menu";

export const metadata: Metadata = { title: "Team" };

export default async function TeamPage({ params }: { params: Promise<{ org: string }> }) {
  const { org: slug } = await params;
  const { person, may } = await requireMember(slug);
  const { items } = await readPage(listMembers, slug, {});
  const isOwner = may("owner");
  const invites = isOwner ? (await readPage(listInvites, slug, {})).items : [];
  return (
    <>
      <PageHeader title="Team" purpose="Who belongs to this organization, and what each may do." />
      <div className="grid grid-cols-1 gap-6">
        <Table label="Members">
          <TableHeader>
            <TableRow>
              <TableHead>Name</TableHead>
              <TableHead>Role</TableHead>
              <TableHead>Joined</TableHead>
              {isOwner && <TableActionsHead />}
            </TableRow>
          </TableHeader>
          <TableBody>
            {items.map((member) => (
              <TableRow key={member.userId}>
                <TableCell>
                  <span className="wrap-anywhere font-medium">{member.name}</span>{" "}
                  {member.userId === person.userId && <Badge>You</Badge>}
                  <span className="wrap-anywhere block text-muted-foreground text-xs">
                    {member.email}
                  </span>
                </TableCell>
                <TableCell>{ROLE_NAMES[member.role]}</TableCell>
                <TableCell label="Joined">
                  <Time at={member.joinedAt} format="date" />
                </TableCell>
                {isOwner && (
                  <TableActions>
                    <MemberMenu
                      member={member}
                      isSelf={member.userId === person.userId}
                      setRole={setRole.bind(null, slug)}
                      remove={remove.bind(null, slug)}
                    />
                  </TableActions>
                )}
              </TableRow>
            ))}
          </TableBody>
        </Table>
        {isOwner && (
          <InviteCard action={invite.bind(null, slug)} hasMail={installation().sendsMail} />
        )}
        {invites.length > 0 && (
          <Section id="invitations" title="Invitations that wait">
            <InviteTable invites={invites} cancel={cancel.bind(null, slug)} />
          </Section>
        )}
        <Card aria-labelledby="roles">
          <CardHeader>
            <CardTitle id="roles">What each role may do</CardTitle>
          </CardHeader>
          <CardContent>
            <Facts
              facts={Object.fromEntries(
                ROLES.toReversed().map((role) => [ROLE_NAMES[role], ROLE_WORDS[role]]),
              )}
            />
          </CardContent>
        </Card>
      </div>
    </>
  );
}
