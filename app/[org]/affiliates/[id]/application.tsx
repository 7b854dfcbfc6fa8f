import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";

/** An outsider's words, and marked as such: nobody should take them for the product's. */
export function Application({ application, website }: { application?: string; website?: string }) {
  if (!application && !website) return null;
  return (
    <Card aria-labelledby="application" className="lg:col-span-2">
      <CardHeader>
        <CardTitle id="application">Application</CardTitle>
        <CardDescription>Written by the applicant, and checked by nobody.</CardDescription>
      </CardHeader>
      <CardContent className="grid grid-cols-1 gap-3">
        {application && (
          <blockquote className="max-w-prose wrap-anywhere whitespace-pre-wrap border-l-2 pl-4">
            {application}
          </blockquote>
        )}
        {website && (
          <p className="text-muted-foreground">
            Website they gave: <span className="break-all font-mono text-xs">{website}</span>
          </p>
        )}
      </CardContent>
    </Card>
  );
}
