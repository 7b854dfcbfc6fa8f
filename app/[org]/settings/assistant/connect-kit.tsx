import { FieldList } from "@/components/guides/field-list";
import { FilledSnippetBlock } from "@/components/guides/snippet-block";
import { Prose } from "@/components/prose";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Radio } from "@/components/ui/radio-group";
import type { FilledSnippet, FilledWay } from "@/lib/guides/fill";
import { SYSTEM_NAMES, SYSTEMS, type System } from "@/lib/guides/shape";

interface ConnectKitProps {
  ways: readonly FilledWay[];
  /** The one that is shown first. */
  system: System;
  onCopied?: () => void;
}

/** What to paste where, for the first way to connect; the others are one click away. */
export function ConnectKit({ ways, system, onCopied }: ConnectKitProps) {
  const [first, ...others] = ways;
  if (!first) return null;
  return (
    <div className="grid gap-4">
      <WayBlock way={first} system={system} onCopied={onCopied} />
      {others.map((way) => (
        <details key={way.id}>
          <summary className="w-fit rounded-sm text-muted-foreground hover:text-foreground">
            {way.title}
          </summary>
          <div className="mt-3">
            <WayBlock way={way} system={system} onCopied={onCopied} />
          </div>
        </details>
      ))}
    </div>
  );
}

interface WayBlockProps {
  way: FilledWay;
  system: System;
  onCopied?: () => void;
}

function WayBlock({ way, system, onCopied }: WayBlockProps) {
  const { advice, link, fields, perSystem, systems } = way;
  const shown = perSystem ? SYSTEMS : [system];
  return (
    <div className="group/way grid gap-4">
      {advice && (
        <Notice variant="warn">
          <Prose>{advice}</Prose>
        </Notice>
      )}
      {perSystem && <SystemChoice name={`system-${way.id}`} system={system} />}
      {fields.length > 0 && <FieldList fields={fields} onCopied={onCopied} />}
      {shown.map((each) => (
        <div key={each} className={perSystem ? VISIBLE[each] : "grid gap-4"}>
          <Snippets snippets={systems[each].first} onCopied={onCopied} />
          {link && (
            <div className="grid justify-items-start gap-1.5">
              <Button asChild variant="outline">
                <a href={link.href}>{link.label}</a>
              </Button>
              <p className="text-muted-foreground text-xs">
                <Prose>{link.note}</Prose>
              </p>
            </div>
          )}
          {systems[each].others.length > 0 && (
            <details>
              <summary className="w-fit rounded-sm text-muted-foreground hover:text-foreground">
                Other forms
              </summary>
              <div className="mt-3 grid gap-4">
                <Snippets snippets={systems[each].others} onCopied={onCopied} />
              </div>
            </details>
          )}
        </div>
      ))}
    </div>
  );
}

/** By style alone, so that the switch works before there is any script. */
const VISIBLE = {
  macos: "hidden gap-4 group-has-[[value=macos]:checked]/way:grid",
  windows: "hidden gap-4 group-has-[[value=windows]:checked]/way:grid",
  linux: "hidden gap-4 group-has-[[value=linux]:checked]/way:grid",
} as const;

function SystemChoice({ name, system }: { name: string; system: System }) {
  return (
    <fieldset className="flex flex-wrap gap-x-5 gap-y-2">
      <legend className="sr-only">Operating system</legend>
      {SYSTEMS.map((each) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: Radio is the control in it
        <label key={each} className="flex items-center gap-2">
          <Radio name={name} value={each} defaultChecked={each === system} />
          {SYSTEM_NAMES[each]}
        </label>
      ))}
    </fieldset>
  );
}

function Snippets({
  snippets,
  onCopied,
}: {
  snippets: readonly FilledSnippet[];
  onCopied?: () => void;
}) {
  return snippets.map((snippet) => (
    <FilledSnippetBlock key={snippet.id} snippet={snippet} onCopied={onCopied} />
  ));
}
