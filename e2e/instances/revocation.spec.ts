import { type Cluster, expect, orgWithToken, test } from "./fixtures";
import { callTool } from "./wire";

/** The ways in which a credential stops, and what undoes each so that the next trial has one that works. */
const STOPS = ["revoke", "rotate", "pause", "suspend", "stop"] as const;
type Stop = (typeof STOPS)[number];

const REFUSED: Record<Stop, object> = {
  revoke: { status: 401, error: "unauthorized", reason: "revoked" },
  rotate: { status: 401, error: "unauthorized", reason: "rotated" },
  pause: { status: 401, error: "unauthorized", reason: "paused" },
  suspend: { status: 403, error: "org_suspended", reason: undefined },
  stop: { status: 403, error: "ai_access_stopped", reason: undefined },
};

const ORGS = 10;
const TRIALS = 1_000;

test("whatever stops a token holds on every instance from the next call: 1,000 of 1,000", async ({
  cluster,
}) => {
  test.setTimeout(120_000);
  const outcomes = (
    await Promise.all(Array.from({ length: ORGS }, () => trials(cluster, TRIALS / ORGS)))
  ).flat();
  expect(outcomes.filter(({ seen, wanted }) => seen !== wanted)).toEqual([]);
  expect(outcomes).toHaveLength(TRIALS);
});

/** Each: it works on both, it is stopped, and the very next call, on one of them in turn, is refused. */
async function trials(cluster: Cluster, howMany: number) {
  const { owners, a, b } = cluster;
  const org = await orgWithToken(cluster);
  let { token, id } = org;
  const outcomes: { seen: string; wanted: string }[] = [];

  const owner = (operation: string, input: object) =>
    owners.perform("owner", org.slug, operation, input);
  const setRole = (role: string) =>
    owners.query("update memberships set role = $2 where org_id = $1", [org.orgId, role]);
  const stop: Record<Stop, () => Promise<() => Promise<unknown>>> = {
    async revoke() {
      await owner("revoke_token", { id });
      return async () => {
        const minted = await org.mint();
        id = minted.id;
        token = minted.token;
      };
    },
    async rotate() {
      const rotated = await owner("rotate_token", { id });
      return async () => {
        token = rotated.token;
      };
    },
    async pause() {
      await setRole("admin");
      return () => setRole("owner");
    },
    async suspend() {
      await owners.perform("operator", org.slug, "suspend_org", {});
      return () => owners.perform("operator", org.slug, "resume_org", {});
    },
    async stop() {
      await owner("set_ai_access", { stopped: true });
      return () => owner("set_ai_access", { stopped: false });
    },
  };

  for (let trial = 0; trial < howMany; trial++) {
    const kind = STOPS[trial % STOPS.length]!;
    const worked = await Promise.all(
      [a, b].map(({ url }) => callTool(url, token, "get_org_profile")),
    );
    const undo = await stop[kind]();
    const { url } = Math.floor(trial / STOPS.length) % 2 === 0 ? a : b;
    const { status, error, body } = await callTool(url, token, "get_org_profile");
    outcomes.push({
      seen: JSON.stringify([
        worked.map((each) => each.status),
        { status, error, reason: body.reason },
      ]),
      wanted: JSON.stringify([[200, 200], REFUSED[kind]]),
    });
    await undo();
  }
  return outcomes;
}
