"use client";

import { signIn } from "next-auth/react";
import { Button } from "@/components/ui/button";

interface ProviderButtonsProps {
  providers: readonly { id: string; name: string }[];
  callbackUrl: string;
}

/** next-auth wants its own token against forged requests, which its client fetches. */
export function ProviderButtons({ providers, callbackUrl }: ProviderButtonsProps) {
  return (
    <div className="grid gap-2 border-t pt-5">
      {providers.map(({ id, name }) => (
        <Button key={id} variant="outline" size="lg" onClick={() => signIn(id, { callbackUrl })}>
          Continue with {name}
        </Button>
      ))}
    </div>
  );
}
