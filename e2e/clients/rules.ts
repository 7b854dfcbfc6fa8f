/**
 * What a run needs of the product beside its server: an organization, tokens of its owner, the log as the
 * owner reads it, and the guides. One bundle, in the runner's own process.
 */
import { openDatabase } from "@/lib/db/open";
import { auditRows, testOrg } from "@/lib/testing/org";

export { guideFor } from "@/lib/guides";
export { connectionTo, isFor, snippetsOf, TOKEN_VARIABLE } from "@/lib/guides/shape";

export async function openRules() {
  const database = await openDatabase();
  const org = await testOrg("Northwind Coffee");
  return {
    mint: (name: string) => org.mint({ name }),
    /** What was logged of one token's calls. */
    log: (tokenId: string) => auditRows(org.owner, { tokenId }),
    close: () => database.close(),
  };
}
