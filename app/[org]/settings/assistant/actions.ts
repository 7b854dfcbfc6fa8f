"use server";

import { fillWays } from "@/lib/guides/fill";
import { guideFor } from "@/lib/guides/index";
import { connectionTo } from "@/lib/guides/shape";
import { actionFor } from "@/lib/surfaces/action";
import { mcpEndpoint } from "@/lib/surfaces/endpoint";
import type { ActionState } from "@/lib/surfaces/shape";
import {
  adoptToken,
  mintToken,
  renameToken,
  revokeToken,
  rotateToken,
  setAiAccess,
} from "@/lib/tokens/operations";
import type { RevealedToken } from "@/lib/tokens/shape";
import { mintInputOf } from "./presets";
import type { Revealed } from "./revealed";

const IDLE = { status: "idle" } as const;
const minted = actionFor(mintToken, mintInputOf);
const rotated = actionFor(rotateToken);

export const rename = actionFor(renameToken);
export const revoke = actionFor(revokeToken);
export const adopt = actionFor(adoptToken);
export const setAccess = actionFor(setAiAccess);

export async function mint(slug: string, _previous: ActionState<Revealed>, form: FormData) {
  return withGuide(await minted(slug, IDLE, form), form);
}

export async function rotate(slug: string, _previous: ActionState<Revealed>, form: FormData) {
  return withGuide(await rotated(slug, IDLE, form), form);
}

/** The value is in this answer alone, and so are the snippets that hold it. */
function withGuide(state: ActionState<RevealedToken>, form: FormData): ActionState<Revealed> {
  if (state.status !== "done") return state;
  const guide = guideFor(String(form.get("client")));
  const connection = connectionTo(mcpEndpoint(), { token: state.output.token });
  return {
    status: "done",
    output: {
      ...state.output,
      endpoint: connection.url,
      client: guide && { key: guide.key, name: guide.name, ways: fillWays(guide, connection) },
    },
  };
}
