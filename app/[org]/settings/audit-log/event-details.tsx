import type { ReactNode } from "react";
import { Prose } from "@/components/prose";
import { ShortId } from "@/components/short-id";
import { Time } from "@/components/time";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { AuditEvent } from "@/lib/audit/shape";
import { REMEDIES } from "@/lib/docs/remedies";
import { Facts } from "../../facts";
import { ActorBadge, clientWords } from "./actor";
import { ChangeList } from "./change-list";
import { textOfValue } from "./changes";
import { Outcome } from "./outcome";
import { nounOf } from "./sentence";

interface EventDetailsProps {
  org: string;
  event: AuditEvent;
  zone: string;
}

export function EventDetails({ org, event, zone }: EventDetailsProps) {
  const path = `/${org}/settings/audit-log`;
  const { entityType, entityId, tokenId, input, before, after } = event;
  return (
    <div className="grid gap-6 p-4">
      <Facts
        facts={{
          When: <Time at={event.createdAt} zone={zone} format="exact" />,
          Who: (
            <span className="flex flex-wrap items-center gap-2">
              {event.actorLabel} <ActorBadge actorType={event.actorType} />
            </span>
          ),
          Role: event.actorRole,
          Client: clientWords(event),
          Outcome: <Outcome outcome={event.outcome} />,
          Operation: <code className="font-mono text-xs">{event.operation}</code>,
          Action: <code className="font-mono text-xs">{event.action}</code>,
        }}
      />
      {event.errorCode && <WhyRefused code={event.errorCode} />}
      {(before !== undefined || after !== undefined) && (
        <Section heading="Change">
          <ChangeList before={before} after={after} />
        </Section>
      )}
      {input !== undefined && (
        <Section heading="Input">
          <pre className="wrap-anywhere whitespace-pre-wrap rounded-md border bg-muted p-3 font-mono text-xs leading-5">
            {textOfValue(input)}
          </pre>
        </Section>
      )}
      <Section heading="Request">
        <Facts
          facts={{
            "Request id": <ShortId id={event.requestId} />,
            "Event id": <ShortId id={event.id} />,
            Address: event.ip,
            "User agent": event.userAgent,
            Duration:
              event.durationMs === undefined
                ? undefined
                : `${event.durationMs.toLocaleString("en-US")} ms`,
          }}
        />
      </Section>
      <ul aria-label="Related events" className="grid gap-2">
        {entityType && entityId && (
          <Related
            href={`${path}?entityType=${entityType}&entityId=${encodeURIComponent(entityId)}`}
          >
            All events of this {nounOf(entityType).one}
          </Related>
        )}
        {tokenId && <Related href={`${path}?tokenId=${tokenId}`}>All calls of this token</Related>}
        {tokenId && (
          <Related href={`/${org}/settings/assistant/${tokenId}`}>This connection</Related>
        )}
      </ul>
    </div>
  );
}

function Section({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section className="grid gap-2">
      <h3 className="font-medium">{heading}</h3>
      {children}
    </section>
  );
}

function Related({ href, children }: { href: string; children: ReactNode }) {
  return (
    <li>
      <TextLink href={href}>{children}</TextLink>
    </li>
  );
}

function WhyRefused({ code }: { code: string }) {
  const known = Object.entries(REMEDIES).find(([each]) => each === code)?.[1];
  return (
    <Notice variant="warn" title={<code className="font-mono text-xs">{code}</code>}>
      {known && (
        <>
          <Prose>{known.means}</Prose> <Prose>{known.remedy}</Prose>
        </>
      )}
    </Notice>
  );
}
