import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { affiliates, conversions, mails, payoutItems } from "@/drizzle/schema";
import { recordRefund } from "@/lib/conversions/refunds";
import { balancesOf } from "@/lib/ledger/ledger";
import { readBody } from "@/lib/mail/mail";
import { setPlan } from "@/lib/orgs/operations";
import type { Caller } from "@/lib/operations/context";
import { perform } from "@/lib/operations/perform";
import { addEarnings, addTeam, type Earning, inProgram } from "@/lib/testing/earnings";
import { auditRows, testOrg } from "@/lib/testing/org";
import {
  createPayout,
  exportPayout,
  failPayout,
  failPayoutLine,
  getDuePayouts,
  getPayout,
  listPayouts,
  previewPayout,
  settlePayout,
  startPayout,
} from "./operations";
