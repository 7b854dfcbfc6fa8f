import { ArrowDown } from "lucide-react";
import { Fragment } from "react";
import type { Diagram } from "@/lib/docs/shape";

/** Stations with what travels between them; below one another on a phone. */
export function DiagramView({ diagram }: { diagram: Diagram }) {
  const { stations, arrows, description } = diagram;
  return (
    <figure className="grid gap-3">
      <div aria-hidden="true" className="flex flex-col gap-2 rounded-lg border bg-card p-4">
        {stations.map(({ name, does }, index) => (
          <Fragment key={name}>
            <div className="grid gap-0.5 rounded-md border bg-muted px-3 py-2">
              <span className="font-medium">{name}</span>
              <span className="text-muted-foreground text-xs">{does}</span>
            </div>
            {arrows[index] && (
              <span className="flex items-center gap-2 pl-3 text-muted-foreground text-xs">
                <ArrowDown className="size-4 shrink-0 text-primary" />
                <span className="wrap-anywhere">{arrows[index]}</span>
              </span>
            )}
          </Fragment>
        ))}
      </div>
      <figcaption className="max-w-prose text-muted-foreground text-xs leading-5">
        {description}
      </figcaption>
    </figure>
  );
}
