import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";

/** The one address that every client is given. */
export function EndpointCard({ endpoint }: { endpoint: string }) {
  return (
    <Card className="flex-row flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <h2 className="font-medium">Endpoint</h2>
      <code className="wrap-anywhere min-w-0 flex-1 basis-56 select-all font-mono text-xs">
        {endpoint}
      </code>
      <CopyButton value={endpoint} label="Copy endpoint" />
    </Card>
  );
}
