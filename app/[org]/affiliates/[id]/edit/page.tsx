import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { getAffiliate } from "@/lib/affiliates/operations";
import { AffiliateId } from "@/lib/affiliates/shape";
import { readPage } from "@/lib/surfaces/page";
import { requireMember } from "../../../member";
import { ROLE_NAMES } from "../../../roles";
import { savePerson, saveTerms } from "../../actions";
import { PersonForm } from "./person-form";
import { TermsForm } from "./terms-form";

export const metadata: Metadata = { title: "Edit affiliate" };

interface EditAffiliatePageProps {
  params: Promise<{ org: string; id: string }>;
}

export default async function EditAffiliatePage({ params }: EditAffiliatePageProps) {
  const { org: slug, id } = await params;
  if (!AffiliateId.safeParse({ id }).success) notFound();
  const { may, role } = await requireMember(slug);
  const { fullName, email, notes, paypalEmail, enrollments } = await readPage(getAffiliate, slug, {
    id,
  });
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[
              { label: "Affiliates", href: `/${slug}/affiliates` },
              { label: fullName, href: `/${slug}/affiliates/${id}` },
              { label: "Edit" },
            ]}
          />
        }
        title={`Edit ${fullName}`}
        purpose="What your team knows of them, where they are paid, and what they earn."
      />
      {may("manager") ? (
        <div className="grid max-w-xl grid-cols-1 gap-6">
          <PersonForm
            action={savePerson.bind(null, slug)}
            affiliate={{ id, fullName, email, notes, paypalEmail }}
          />
          {enrollments.map((enrollment) => (
            <Card key={enrollment.campaignId} aria-labelledby={enrollment.campaignId}>
              <CardHeader>
                <CardTitle id={enrollment.campaignId}>
                  Commission in {enrollment.campaignName}
                </CardTitle>
                <CardDescription>
                  For sales from now on; what they have earned so far stays as it is.
                </CardDescription>
              </CardHeader>
              <CardContent>
                <TermsForm
                  action={saveTerms.bind(null, slug)}
                  affiliateId={id}
                  enrollment={enrollment}
                />
              </CardContent>
            </Card>
          ))}
        </div>
      ) : (
        <Notice variant="info" title="Affiliates are edited by managers">
          Your role is {ROLE_NAMES[role]}. Ask an owner for the role Manager.
        </Notice>
      )}
    </>
  );
}
