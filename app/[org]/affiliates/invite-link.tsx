import { UserPlus } from "lucide-react";
import Link from "next/link";
import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { addressOf } from "../../search-params";

interface InviteLinkProps extends Pick<ComponentProps<typeof Button>, "variant"> {
  slug: string;
  campaign?: string;
}

export function InviteLink({ slug, campaign, variant }: InviteLinkProps) {
  return (
    <Button asChild variant={variant}>
      <Link href={addressOf(`/${slug}/affiliates/invite`, { campaign })}>
        <UserPlus aria-hidden="true" />
        Invite affiliates
      </Link>
    </Button>
  );
}
