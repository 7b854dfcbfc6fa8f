// A token's policy may name any tool there is, so all of them have to be known.
import "@/lib/operations/registry";
import type { Command } from "./command";
import * as credentials from "./credentials";
import * as installation from "./installation";
import * as organization from "./organization";
import * as owner from "./owner";
import * as rates from "./rates";

/** Everything the operator can ask for, in the order in which help shows it. */
export const commands: readonly Command[] = [
  owner.create,
  owner.verifyEmail,
  owner.resetPassword,
  credentials.tokenMint,
  credentials.tokenList,
  credentials.tokenRevoke,
  credentials.keyMint,
  credentials.keyList,
  credentials.keyRevoke,
  organization.orgList,
  organization.orgPlan,
  organization.orgSuspend,
  organization.orgResume,
  organization.demoLoad,
  rates.load,
  rates.refresh,
  installation.dbInit,
  installation.dbMigrate,
  installation.log,
];
