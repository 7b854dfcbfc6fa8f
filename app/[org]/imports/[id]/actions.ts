"use server";

import { revertImport } from "@/lib/imports/operations";
import { actionFor } from "@/lib/surfaces/action";

export const revert = actionFor(revertImport);
