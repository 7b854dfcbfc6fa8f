import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";

/** The one address that every client is given. */
export function EndpointCard({ endpoint }: { endpoint: string }) {
  return (
    <Card className="flex-row flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="grid min-w-0 flex-1 basis-64 gap-1">
        <h2 className="font-medium">Endpoint</h2>
        <p className="text-muted-foreground">
          The address that every client is given, each with a token of its own.
        </p>
        <code className="wrap-anywhere select-all font-mono text-xs">{endpoint}</code>
      </div>
      <CopyButton value={endpoint} label="Copy endpoint" />
    </Card>
  );
}
