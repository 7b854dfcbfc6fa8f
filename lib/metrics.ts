import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { shared } from "@/lib/shared";

/** What the operator can watch, in Prometheus's terms. No label ever holds a name that a caller chose. */
export const metrics = shared("metrics", () => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "rekomi_" });
  const registers = [registry];
  return {
    registry,
    calls: new Counter({
      name: "rekomi_calls_total",
      help: "Calls of operations by kind of actor and how they ended.",
      labelNames: ["operation", "actor_type", "outcome"],
      registers,
    }),
    seconds: new Histogram({
      name: "rekomi_call_seconds",
      help: "How long calls took, in seconds.",
      labelNames: ["actor_type"],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    jobs: new Counter({
      name: "rekomi_job_runs_total",
      help: "Runs of background jobs and how they ended.",
      labelNames: ["job", "outcome"],
      registers,
    }),
  };
});
