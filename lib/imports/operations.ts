import { read, write } from "@/lib/operations/define";
import { importAffiliates as runAffiliates } from "./import-affiliates";
import { previewConversionImport, importConversions as runConversions } from "./import-conversions";
import * as jobs from "./jobs";
import * as revert from "./revert";
import {
  ConversionPreview,
  ImportAffiliatesInput,
  ImportConversionsInput,
  ImportDetail,
  ImportedAffiliates,
  ImportedConversions,
  ImportId,
  ImportPage,
  ListImportsInput,
  PreviewConversionsInput,
  RevertedImport,
} from "./shape";

const subject = ({ jobId }: { jobId: string }) => ({ type: "import", id: jobId });

/** A trial may import as well: the published gate is Starter, and the trial is a way to try it. */
const apiKeyPlan = "Trial";

export const importAffiliates = write({
  name: "import_affiliates",
  title: "Import affiliates",
  summary: "Take a list of affiliates from another platform into a campaign.",
  guidance:
    "Map any export to these fields first. Rows are the same by email, so a repeat brings nobody in twice. A taken slug is replaced by a fresh one, named in reasons. revert_import in the dashboard undoes it by jobId.",
  rest: "POST /imports/affiliates",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "manager",
  apiKeyPlan,
  effect: "external",
  sensitive: true,
  idempotent: true,
  action: "import.affiliates_imported",
  refuses: ["paid_plan_required"],
  input: ImportAffiliatesInput,
  output: ImportedAffiliates,
  subject,
  run: runAffiliates,
});

export const previewConversions = read({
  name: "preview_conversion_import",
  title: "Preview conversion import",
  summary:
    "Tell what importing these sales and commissions would do, and how much would become payable.",
  guidance:
    "Writes nothing. Always run it before import_conversions with the same rows, and show the user unpaidBalance.",
  rest: "POST /imports/conversions/preview",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "viewer",
  apiKeyPlan,
  action: "import.previewed",
  input: PreviewConversionsInput,
  output: ConversionPreview,
  run: previewConversionImport,
});

export const importConversions = write({
  name: "import_conversions",
  title: "Import conversions",
  summary: "Take past sales and commissions from another platform into a campaign.",
  guidance:
    "Run preview_conversion_import first and show the user unpaidBalance. Paid rows become settled history. Unpaid rows become payable only with confirmUnpaidPayout true, which the user has to agree to; a later run of the same rows may say so too. A repeat imports and pays nothing twice. Affiliates have to be in the campaign before.",
  rest: "POST /imports/conversions",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "manager",
  apiKeyPlan,
  effect: "money",
  sensitive: true,
  idempotent: true,
  action: "import.conversions_imported",
  refuses: ["conflict"],
  input: ImportConversionsInput,
  output: ImportedConversions,
  subject,
  run: runConversions,
});

export const listImports = read({
  name: "list_imports",
  title: "List imports",
  summary: "List what was imported, newest first.",
  rest: "GET /imports",
  surfaces: ["rest", "dashboard"],
  role: "viewer",
  apiKeyPlan,
  action: "import.listed",
  input: ListImportsInput,
  output: ImportPage,
  run: jobs.listImports,
});

export const getImport = read({
  name: "get_import",
  title: "Get import",
  summary: "Read what an import did, and what reverting it would do now.",
  rest: "GET /imports/{jobId}",
  surfaces: ["rest", "dashboard"],
  role: "viewer",
  apiKeyPlan,
  action: "import.viewed",
  input: ImportId,
  output: ImportDetail,
  subject,
  run: revert.getImport,
});

export const revertImport = write({
  name: "revert_import",
  title: "Revert import",
  summary: "Undo an import, but for what is in a payout or has been built upon, which it names.",
  guidance: "Doing it again undoes what has become free meanwhile, and nothing twice.",
  rest: "POST /imports/{jobId}/revert",
  surfaces: ["rest", "dashboard"],
  role: "manager",
  apiKeyPlan,
  effect: "destructive",
  idempotent: true,
  action: "import.reverted",
  input: ImportId,
  output: RevertedImport,
  subject,
  run: revert.revertImport,
});
