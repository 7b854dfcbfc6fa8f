import { Notice } from "@/components/ui/notice";

/** Nobody pays on this page, and it says who decides instead. */
export function WhoDecides({ slug }: { slug: string }) {
  return (
    <Notice variant="info" title="The operator of this server decides about the plan">
      <p>
        Nothing is sold or charged here. Whoever operates the server changes the plan of an
        organization on its command line, and it holds from the next call:
      </p>
      <code className="mt-2 block break-words font-mono text-xs">
        npm run rekomi -- org plan {slug} Growth
      </code>
    </Notice>
  );
}
