import { read } from "@/lib/operations/define";
import * as dashboard from "./dashboard";
import { Summary, SummaryInput, Timeseries, TimeseriesInput } from "./shape";

export const dashboardSummary = read({
  name: "dashboard_summary",
  title: "Program at a glance",
  summary:
    "Read the key figures of a range: revenue, conversions, leads, active affiliates, pending approvals.",
  rest: "GET /dashboard/summary",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "dashboard.viewed",
  input: SummaryInput,
  output: Summary,
  run: dashboard.summary,
});

export const dashboardTimeseries = read({
  name: "dashboard_timeseries",
  title: "Daily figures",
  summary: "Read one metric day by day: revenue, conversions, leads or clicks.",
  rest: "GET /dashboard/timeseries",
  surfaces: ["rest", "mcp", "dashboard"],
  role: "viewer",
  apiKeyPlan: "Growth",
  action: "dashboard.viewed",
  input: TimeseriesInput,
  output: Timeseries,
  run: dashboard.timeseries,
});
