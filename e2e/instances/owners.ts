import { operatorCaller } from "@/lib/auth/caller";
import { openCluster } from "@/lib/db/cluster";
import { migrate } from "@/lib/db/migrate";
import { openDatabase } from "@/lib/db/open";
import { withClient } from "@/lib/db/roles";
import { createDatabase } from "@/lib/db/test-database";
import type { Caller } from "@/lib/operations/context";
import { perform } from "@/lib/operations/perform";
import { operations } from "@/lib/operations/registry";
import { resumeOrg, suspendOrg } from "@/lib/orgs/operations";
import { addEarnings, addTeam } from "@/lib/testing/earnings";
import { testOrg } from "@/lib/testing/org";
import { addAffiliate } from "@/lib/testing/rows";

/**
 * Owners at their dashboards and the operator at the command line, in a process beside the instances: what
 * they do reaches those through the database alone. Requests and answers are messages of the parent's.
 */
export interface Requests {
  /** Where this process works. */
  database(): Database;
  org(): { orgId: string; slug: string };
  perform(by: "owner" | "operator", slug: string, operation: string, input: object): Output;
  /** Ids of applicants who wait for approval. */
  applicants(orgId: string, howMany: number): string[];
  /** Affiliates, and what each of them has coming: by currency, a list of commissions for each. */
  earnings(orgId: string, amounts: Record<string, number[][]>): { affiliateIds: string[] };
  /** Rows that the owner of the tables sees: everybody's. */
  query(sql: string, values: unknown[]): Output[];
  close(): null;
}

export interface Database {
  appUrl: string;
  ownerUrl: string;
}

// What a test reads of an answer depends on the operation it named.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Output = Record<string, any>;

const opened = process.env.FRESH_DATABASE ? await freshDatabase() : await openDatabase();
const owners = new Map<string, Caller>();

/** Beside the run's own database, so that what is done to the instances on it disturbs nobody else. */
async function freshDatabase() {
  const { DATABASE_OWNER_URL, REKOMI_DATA_DIR = "" } = process.env;
  const cluster = DATABASE_OWNER_URL
    ? { ownerUrl: DATABASE_OWNER_URL, close: async () => {} }
    : await openCluster({ dataDir: REKOMI_DATA_DIR });
  const { ownerUrl, appUrl, drop } = await createDatabase(cluster.ownerUrl);
  await migrate(ownerUrl);
  process.env.DATABASE_URL = appUrl;
  process.env.DATABASE_OWNER_URL = ownerUrl;
  return {
    async close() {
      await drop();
      await cluster.close();
    },
  };
}

/** What the operator does is offered nowhere else. */
const OPERATIONS = [...operations, suspendOrg, resumeOrg];

const ownerUrl = () => process.env.DATABASE_OWNER_URL ?? "";

const answers: { [Name in keyof Requests]: Answer<Requests[Name]> } = {
  database: async () => ({ appUrl: process.env.DATABASE_URL ?? "", ownerUrl: ownerUrl() }),
  async org() {
    const { orgId, slug, owner } = await testOrg();
    owners.set(slug, owner);
    return { orgId, slug };
  },
  async perform(by, slug, name, input) {
    const operation = OPERATIONS.find((each) => each.name === name);
    const caller = by === "owner" ? owners.get(slug) : operatorCaller(slug);
    if (!operation || !caller) throw new Error(`There is no ${operation ? slug : name}.`);
    return perform(operation, caller, input);
  },
  async applicants(orgId, howMany) {
    const ids: string[] = [];
    while (ids.length < howMany)
      ids.push((await addAffiliate({ orgId }, { status: "Pending" })).id);
    return ids;
  },
  async earnings(orgId, amounts) {
    const names = ["Ada", "Ben", "Cleo"];
    const { campaignId, people } = await addTeam({ orgId }, { names });
    const affiliateIds = people.map(({ id }) => id);
    const earned = Object.entries(amounts).flatMap(([currency, ofEach]) =>
      ofEach.flatMap((commissions, index) =>
        commissions.map((commissionMinor) => ({
          campaignId,
          affiliateId: affiliateIds[index] ?? "",
          commissionMinor,
          currency,
        })),
      ),
    );
    await addEarnings({ orgId }, earned);
    return { affiliateIds };
  },
  query: (sql, values) =>
    withClient(ownerUrl(), async (client) => (await client.query(sql, values)).rows),
  async close() {
    await opened.close();
    return null;
  },
};

type Answer<T> = T extends (...given: infer Given) => infer Result
  ? (...given: Given) => Promise<Result>
  : never;

interface Message {
  id: number;
  name: keyof Requests;
  given: never[];
}

process.on("message", async ({ id, name, given }: Message) => {
  const answer: (...given: never[]) => Promise<unknown> = answers[name];
  try {
    process.send?.({ id, result: await answer(...given) });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? error.message : String(error) });
  }
  if (name === "close") process.disconnect();
});
process.send?.("ready");
