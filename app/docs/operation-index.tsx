import Link from "next/link";
import { TextLink } from "@/components/ui/text-link";
import { referenceGroups } from "./operation-facts";
import { RouteLine } from "./operation-view";

/** Every operation on one screen or two, each leading to its own place. */
export function OperationIndex() {
  return (
    <div className="grid gap-6">
      {referenceGroups().map(({ id, title, operations }) => (
        <section key={id} aria-labelledby={`group-${id}`} className="grid min-w-0 gap-2">
          <h3 id={`group-${id}`} className="font-medium">
            <Link href={`/docs/reference/${id}`} className="rounded-sm hover:underline">
              {title}
            </Link>
          </h3>
          <ul className="divide-y rounded-lg border bg-card">
            {operations.map((operation) => (
              <li
                key={operation.name}
                id={operation.name}
                className="grid gap-x-6 gap-y-1 px-3 py-2 sm:grid-cols-2 sm:items-baseline"
              >
                <TextLink
                  href={`/docs/reference/${id}#${operation.name}`}
                  className="w-fit rounded-sm"
                >
                  {operation.title}
                </TextLink>
                <RouteLine operation={operation} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
