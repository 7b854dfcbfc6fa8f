import { z } from "zod";
import { write } from "@/lib/operations/define";
import * as demo from "./demo";
import { LoadedDemo } from "./shape";

export const loadDemo = write({
  name: "load_demo",
  title: "Load demo data",
  summary: "Fill an empty organization with a year of an invented program, to look around in.",
  surfaces: ["dashboard"],
  role: "owner",
  effect: "reversible",
  idempotent: false,
  action: "demo.loaded",
  input: z.strictObject({}),
  output: LoadedDemo,
  run: demo.loadDemo,
});
