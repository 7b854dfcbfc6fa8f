import { REMEDIES, type Remedy } from "@/lib/docs/remedies";
import type { Token } from "@/lib/tokens/shape";

export type Check = Token["check"];

export interface CheckStep {
  title: string;
  state: "done" | "failed" | "next" | "later";
  at?: string;
  /** What has to happen for it. */
  waitsFor: string;
}

export interface Progress {
  steps: CheckStep[];
  /** What is wrong now, and how to mend it. */
  problem: Remedy | null;
  isDone: boolean;
}

const STEPS = [
  {
    key: "reachedAt",
    title: "Reached",
    waitsFor:
      "The client sends a first request with this token. Put it in, then restart the client.",
  },
  {
    key: "authenticatedAt",
    title: "Authenticated",
    waitsFor: "The token is accepted.",
  },
  { key: "listedAt", title: "Tools listed", waitsFor: "The client asks for its tools." },
  {
    key: "calledAt",
    title: "First call",
    waitsFor: "The assistant uses a tool. Ask it: What is in my Rekomi account?",
  },
] as const;

/** How far a client has come since the value was made. */
export function progressOf(check: Check): Progress {
  const isDone = check.calledAt !== undefined;
  const problem = isDone || !isCurrent(check) ? null : remedyFor(check.refusal ?? "");
  const next = STEPS.find(({ key }) => !check[key])?.key;
  return {
    isDone,
    problem,
    steps: STEPS.map(({ key, title, waitsFor }) => ({
      title,
      waitsFor,
      at: check[key],
      state: check[key] ? "done" : key !== next ? "later" : problem ? "failed" : "next",
    })),
  };
}

/** A refusal counts until something has gone well after it. */
function isCurrent({ refusal, refusedAt, ...steps }: Check): boolean {
  if (!refusal || !refusedAt) return false;
  const { authenticatedAt = "", listedAt = "", calledAt = "" } = steps;
  return [authenticatedAt, listedAt, calledAt].every((at) => at <= refusedAt);
}

/** Why a credential was not accepted has words of its own; every other refusal is known by its code. */
const REASONS: Record<string, Remedy> = {
  rotated: {
    means: "The client sent a value from before the last rotation.",
    remedy: "Put the newest value into the client and restart it.",
  },
  revoked: {
    means: "The client sent this token after it was revoked.",
    remedy: "Generate another token, put it into the client and restart it.",
  },
  expired: {
    means: "The token has expired.",
    remedy: "Generate another token, put it into the client and restart it.",
  },
  paused: {
    means: "The token is paused, because whoever made it is no longer an owner.",
    remedy: "Revoke it and generate one of your own.",
  },
};

const UNKNOWN: Remedy = {
  means: "The last call was refused.",
  remedy: "Its row in the audit log says why.",
};

export function remedyFor(refusal: string): Remedy {
  const known = Object.entries<Remedy>(REMEDIES).find(([code]) => code === refusal);
  return REASONS[refusal] ?? known?.[1] ?? UNKNOWN;
}
