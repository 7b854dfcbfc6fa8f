"use client";

import { useState } from "react";
import { Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { toast } from "@/components/ui/toast";
import type { BoundAction } from "@/lib/surfaces/shape";

type SetAccess = BoundAction<{ stopped: boolean }>;

/** Stands first while nothing may connect; that it is so is said on every page by the layout. */
export function ResumeAi({ since, action }: { since: string; action: SetAccess }) {
  return (
    <section className="flex flex-wrap items-center justify-between gap-3 rounded-lg border bg-card p-4">
      <div className="grid max-w-prose gap-0.5">
        <h2 className="font-medium">Resume AI access</h2>
        <p className="text-muted-foreground">
          Every call of every assistant has been refused since <Time at={since} />. People and API
          keys are not affected.
        </p>
      </div>
      <Switch
        action={action}
        stopped={false}
        button="Resume AI access"
        title="Resume AI access?"
        description="Every active connection works again from its next call, with the rights it had before."
        done="AI access works again"
      />
    </section>
  );
}

export function StopAi({ active, action }: { active: number; action: SetAccess }) {
  return (
    <section className="flex flex-wrap items-center justify-between gap-3 border-t pt-6">
      <div className="grid max-w-prose gap-0.5">
        <h2 className="font-medium">Stop all AI access</h2>
        <p className="text-muted-foreground">
          Refuses every assistant at once, for as long as you want. Tokens stay as they are.
        </p>
      </div>
      <Switch
        action={action}
        stopped
        button="Stop all AI access"
        title="Stop all AI access?"
        description={`${connections(active)} refused from the next call, until an owner resumes AI access. Calls already made stay in the audit log.`}
        done="All AI access is stopped"
      />
    </section>
  );
}

function connections(active: number): string {
  if (active === 1) return "The one active connection is";
  return active === 0 ? "Every connection is" : `All ${active} active connections are`;
}

interface SwitchProps {
  action: SetAccess;
  stopped: boolean;
  button: string;
  title: string;
  description: string;
  done: string;
}

function Switch({ action, stopped, button, title, description, done }: SwitchProps) {
  const [open, setOpen] = useState(false);

  async function send(form: FormData) {
    const state = await action({ status: "idle" }, form);
    setOpen(false);
    if (state.status === "refused")
      toast.error("Nothing was changed", { description: state.error.message });
    else toast.success(done);
  }

  return (
    <Confirm
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant={stopped ? "outline" : "default"}>{button}</Button>}
      title={title}
      description={description}
      confirm={button}
      destructive={stopped}
      action={send}
    >
      <input type="hidden" name="stopped" value={String(stopped)} />
    </Confirm>
  );
}
