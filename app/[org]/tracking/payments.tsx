import { Time } from "@/components/time";
import { Badge } from "@/components/ui/badge";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { PaymentConnections } from "@/lib/vendors/shape";
import { PaddleForm, PaddleOff } from "./paddle-form";
import { connect, disconnect, forgetPaddle, keepPaddle } from "./payment-actions";
import { ConnectStripe, DisconnectStripe } from "./stripe-connection";

interface PaymentsProps {
  org: string;
  connections: PaymentConnections;
  mayConnect: boolean;
  /** How somebody came back from Stripe. */
  returned?: string;
}

/** Platforms that report sales by themselves. */
export function Payments({ org, connections, mayConnect, returned }: PaymentsProps) {
  return (
    <Card aria-labelledby="payments">
      <CardHeader>
        <CardTitle id="payments" className="scroll-mt-20">
          Payment platforms
        </CardTitle>
        <CardDescription>
          Stripe and Paddle report sales, sign-ups, refunds and disputes by themselves, as soon as
          they happen. Affiliates earn on what was paid without the tax.
        </CardDescription>
      </CardHeader>
      <CardContent className="grid gap-6">
        <Returned outcome={returned} />
        <StripeSection org={org} stripe={connections.stripe} mayConnect={mayConnect} />
        <PaddleSection org={org} paddle={connections.paddle} mayConnect={mayConnect} />
      </CardContent>
    </Card>
  );
}

const RETURNS: Record<string, { variant: "ok" | "warn" | "danger"; title: string; text: string }> =
  {
    connected: {
      variant: "ok",
      title: "Stripe is connected",
      text: "Sales arrive from now on. Earlier ones can be imported.",
    },
    declined: {
      variant: "warn",
      title: "Nothing was connected",
      text: "You did not agree at Stripe. You can begin again whenever you like.",
    },
    taken: {
      variant: "danger",
      title: "This account cannot be connected here",
      text: "It is connected to another organization of this installation, or another account is connected to this one. Disconnect that one first, or agree with another account.",
    },
    refused: {
      variant: "danger",
      title: "The answer from Stripe was not taken",
      text: "It came too late, was used before, or was meant for somebody else. Begin again.",
    },
    failed: {
      variant: "danger",
      title: "Stripe did not confirm the account",
      text: "Begin again. If it goes on, ask the operator of this installation to compare its Stripe settings.",
    },
  };

function Returned({ outcome }: { outcome?: string }) {
  const words = outcome === undefined ? undefined : RETURNS[outcome];
  return (
    words && (
      <Notice role="status" variant={words.variant} title={words.title}>
        {words.text}
      </Notice>
    )
  );
}

interface StripeSectionProps {
  org: string;
  stripe: PaymentConnections["stripe"];
  mayConnect: boolean;
}

function StripeSection({ org, stripe, mayConnect }: StripeSectionProps) {
  const { accountId, available, unsentCoupons, lastEventAt } = stripe;
  return (
    <section aria-labelledby="stripe" className="grid gap-3">
      <Heading id="stripe" name="Stripe" isConnected={accountId !== undefined} />
      {accountId ? (
        <>
          <p className="max-w-prose text-muted-foreground">
            Account <code className="wrap-anywhere font-mono text-xs">{accountId}</code>.{" "}
            <LastEvent at={lastEventAt} />
          </p>
          {unsentCoupons > 0 && (
            <Notice>
              Coupons made before are kept here alone.{" "}
              <TextLink href={`/${org}/coupons`}>Create them at Stripe</TextLink>
            </Notice>
          )}
          {mayConnect && (
            <DisconnectStripe account={accountId} action={disconnect.bind(null, org)} />
          )}
        </>
      ) : !available ? (
        <NotSetUp stripe={stripe} />
      ) : mayConnect ? (
        <>
          <p className="max-w-prose text-muted-foreground">
            You sign in at Stripe and agree; there is no key to paste and no webhook to make.
          </p>
          <ConnectStripe action={connect.bind(null, org)} />
        </>
      ) : (
        <p className="text-muted-foreground">An admin or owner can connect your account.</p>
      )}
    </section>
  );
}

/** What the operator of the installation has to do first. */
function NotSetUp({ stripe: { missing, webhookUrl } }: Pick<StripeSectionProps, "stripe">) {
  return (
    <Notice title="Not set up on this installation">
      The operator has to set{" "}
      {missing.map((name, index) => (
        <span key={name}>
          {index > 0 && (index === missing.length - 1 ? " and " : ", ")}
          <code className="wrap-anywhere font-mono text-xs">{name}</code>
        </span>
      ))}
      , and make an endpoint for events of connected accounts at Stripe that points at{" "}
      <code className="wrap-anywhere font-mono text-xs">{webhookUrl}</code>.
    </Notice>
  );
}

interface PaddleSectionProps {
  org: string;
  paddle: PaymentConnections["paddle"];
  mayConnect: boolean;
}

function PaddleSection({ org, paddle, mayConnect }: PaddleSectionProps) {
  const isConnected = paddle.connectedAt !== undefined;
  return (
    <section aria-labelledby="paddle" className="grid gap-3 border-t pt-6">
      <Heading id="paddle" name="Paddle" isConnected={isConnected} />
      <p className="max-w-prose text-muted-foreground">
        {isConnected ? (
          <LastEvent at={paddle.lastEventAt} />
        ) : (
          "In Paddle make a notification destination for the address below, with the events of transactions, adjustments and customers, and paste its secret key here."
        )}
      </p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <code className="wrap-anywhere min-w-0 flex-1 basis-64 select-all font-mono text-xs">
          {paddle.webhookUrl}
        </code>
        <CopyButton value={paddle.webhookUrl} label="Copy address" variant="outline" />
      </div>
      {mayConnect ? (
        <>
          <PaddleForm isConnected={isConnected} action={keepPaddle.bind(null, org)} />
          {isConnected && <PaddleOff action={forgetPaddle.bind(null, org)} />}
        </>
      ) : (
        !isConnected && (
          <p className="text-muted-foreground">An admin or owner can paste the secret key.</p>
        )
      )}
    </section>
  );
}

function Heading({ id, name, isConnected }: { id: string; name: string; isConnected: boolean }) {
  return (
    <h3 id={id} className="flex items-center gap-2 font-medium">
      {name}
      {isConnected && <Badge variant="ok">Connected</Badge>}
    </h3>
  );
}

function LastEvent({ at }: { at?: string }) {
  return at ? (
    <>
      The last event arrived <Time at={at} />.
    </>
  ) : (
    "No event has arrived yet."
  );
}
