import { Notice } from "@/components/ui/notice";
import type { AffiliateStatus } from "@/lib/affiliates/shape";

/** What an affiliate who is not approved cannot do, and why they see so little. */
export function Standing({ status, orgName }: { status: AffiliateStatus; orgName: string }) {
  switch (status) {
    case "Pending":
      return (
        <Notice variant="info" title="Your application waits for an answer">
          {orgName} looks at it and writes to you. Your link earns nothing until then.
        </Notice>
      );
    case "Paused":
      return (
        <Notice variant="warn" title="You are paused">
          Your links and codes earn nothing at the moment. What you have earned stays yours. Ask{" "}
          {orgName} why.
        </Notice>
      );
    case "Rejected":
      return (
        <Notice variant="warn" title="Your application was not taken further">
          Your link earns nothing. Write to {orgName} to be looked at again.
        </Notice>
      );
    case "Approved":
    case "Removed":
      return null;
  }
}
