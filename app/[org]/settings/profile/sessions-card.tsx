import { Time } from "@/components/time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import {
  Card,
  CardAction,
  CardContent,
  CardDescription,
  CardHeader,
  CardTitle,
} from "@/components/ui/card";
import { Confirm } from "@/components/ui/confirm";
import { SubmitButton } from "@/components/ui/submit-button";
import { browserWords } from "./browser-words";

interface SessionsCardProps {
  sessions: readonly {
    id: string;
    createdAt: Date;
    lastSeenAt: Date;
    ip: string | null;
    userAgent: string | null;
  }[];
  /** The browser that looks. */
  ownId: string;
  signOutBrowser: (form: FormData) => Promise<void>;
  signOutElsewhere: () => Promise<void>;
}

export function SessionsCard(props: SessionsCardProps) {
  const { sessions, ownId, signOutBrowser, signOutElsewhere } = props;
  const others = sessions.filter(({ id }) => id !== ownId);
  return (
    <Card aria-labelledby="sessions" className="min-w-0">
      <CardHeader>
        <CardTitle id="sessions">Signed-in browsers</CardTitle>
        <CardDescription>
          Sign out what you do not recognise, then change your password.
        </CardDescription>
        {others.length > 0 && (
          <CardAction>
            <Confirm
              trigger={
                <Button variant="outline" size="sm">
                  Sign out everywhere else
                </Button>
              }
              title="Sign out everywhere else?"
              description={`${others.length === 1 ? "One other browser is" : `${others.length} other browsers are`} signed out at the next click there. This one stays.`}
              confirm="Sign out everywhere else"
              destructive
              action={signOutElsewhere}
            />
          </CardAction>
        )}
      </CardHeader>
      <CardContent>
        <ul className="grid gap-3">
          {sessions.map((session) => (
            <li key={session.id} className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <div className="grid min-w-0 flex-1 gap-0.5">
                <p className="flex flex-wrap items-center gap-2 font-medium">
                  {browserWords(session.userAgent)}
                  {session.id === ownId && <Badge variant="ok">This browser</Badge>}
                </p>
                <p className="text-muted-foreground text-xs">
                  Last seen <Time at={session.lastSeenAt} />
                  {session.ip && ` from ${session.ip}`}, signed in <Time at={session.createdAt} />
                </p>
              </div>
              {session.id !== ownId && (
                <form action={signOutBrowser}>
                  <input type="hidden" name="id" value={session.id} />
                  <SubmitButton
                    variant="outline"
                    size="sm"
                    aria-label={`Sign out ${browserWords(session.userAgent)}`}
                  >
                    Sign out
                  </SubmitButton>
                </form>
              )}
            </li>
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}
