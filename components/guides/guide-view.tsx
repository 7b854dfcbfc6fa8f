import { GuideSection } from "@/components/guides/guide-section";
import { StepList } from "@/components/guides/step-list";
import { Prose } from "@/components/prose";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { Notice } from "@/components/ui/notice";
import { addressAdvice } from "@/lib/guides/address";
import { dependsOnSystem } from "@/lib/guides/fill";
import {
  connectionTo,
  type Guide,
  SYSTEM_NAMES,
  SYSTEMS,
  type System,
  type Way,
} from "@/lib/guides/shape";

interface GuideViewProps {
  guide: Guide;
  way: Way;
  system: System;
  /** The endpoint that snippets are filled with. */
  endpoint: string;
  /** The address of this page without its query. */
  path: string;
}

/** How one client is connected, on one system. The token is a placeholder here. */
export function GuideView({ guide, way, system, endpoint, path }: GuideViewProps) {
  const connection = connectionTo(endpoint);
  const advice = addressAdvice(way, endpoint);
  const address = (wayId: string, each: System) => `${path}?way=${wayId}&system=${each}`;
  return (
    <div className="grid max-w-3xl gap-8">
      {guide.ways.length > 1 && (
        <ChoiceLinks
          label="Ways to connect"
          choices={guide.ways.map(({ id, title }) => ({
            href: address(id, system),
            label: title,
            isChosen: id === way.id,
          }))}
        />
      )}
      <p>
        <Prose>{way.summary}</Prose>
      </p>
      {advice && (
        <Notice variant="warn" title="About this address">
          <Prose>{advice}</Prose>
        </Notice>
      )}
      {dependsOnSystem(way) && (
        <ChoiceLinks
          label="Operating system"
          choices={SYSTEMS.map((each) => ({
            href: address(way.id, each),
            label: SYSTEM_NAMES[each],
            isChosen: each === system,
          }))}
        />
      )}
      <GuideSection id="connect" heading="Connect">
        <StepList steps={way.steps} connection={connection} system={system} />
      </GuideSection>
      <GuideSection id="check" heading="Check it works">
        <StepList
          steps={way.verify.map(({ try: act, see, snippets }) => ({
            text: `${act} ${see}`,
            snippets,
          }))}
          connection={connection}
          system={system}
        />
      </GuideSection>
      <GuideSection id="rotate" heading="When you rotate">
        <StepList steps={way.rotate} connection={connection} system={system} />
      </GuideSection>
      <GuideSection id="trouble" heading="If it does not work">
        <dl className="grid gap-4">
          {way.troubleshooting.map(({ symptom, cause, remedy }) => (
            <div key={symptom} className="grid gap-1 border-l-2 pl-4">
              <dt className="font-medium">
                <Prose>{symptom}</Prose>
              </dt>
              <dd className="text-muted-foreground">
                <Prose>{cause}</Prose>
              </dd>
              <dd>
                <Prose>{remedy}</Prose>
              </dd>
            </div>
          ))}
        </dl>
      </GuideSection>
      <p className="text-muted-foreground text-xs">Checked with: {guide.checkedWith}</p>
    </div>
  );
}
