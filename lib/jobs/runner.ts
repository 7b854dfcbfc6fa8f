import { writeCounts } from "@/lib/auth/installation-log";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics";
import { HOUR, MINUTE } from "@/lib/time/shape";
import { approveConversions } from "./approvals";
import { sendCoupons } from "./coupons";
import { deliverMails } from "./mails";
import { exchangeRates, writeRepeats } from "./rates";
import { sweep } from "./sweep";

interface Job {
  name: string;
  everyMs: number;
  run(): Promise<void>;
}

/** Work that nobody waits for. Each may run on every instance at once: their statements see to that. */
const JOBS: readonly Job[] = [
  { name: "exchange_rates", everyMs: 2_000, run: exchangeRates },
  { name: "write_counts", everyMs: 2_000, run: writeCounts },
  { name: "deliver_mails", everyMs: 3_000, run: deliverMails },
  { name: "send_coupons", everyMs: 5_000, run: sendCoupons },
  { name: "write_repeats", everyMs: 15_000, run: () => writeRepeats() },
  { name: "approve_conversions", everyMs: MINUTE, run: approveConversions },
  { name: "sweep", everyMs: HOUR, run: sweep },
];

/** Runs until stopped; stopping waits for what is under way. */
export function startJobs(): { stop(): Promise<void> } {
  let stopped = false;
  const underWay = new Set<Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  const schedule = (job: Job, delay: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      const work = job
        .run()
        .then(() => metrics.jobs.inc({ job: job.name, outcome: "ok" }))
        .catch((error: unknown) => {
          metrics.jobs.inc({ job: job.name, outcome: "failed" });
          log.error({ err: error, job: job.name });
        })
        .finally(() => {
          underWay.delete(work);
          if (!stopped) schedule(job, job.everyMs);
        });
      underWay.add(work);
    }, delay);
    timers.add(timer);
  };
  for (const job of JOBS) schedule(job, Math.min(job.everyMs, 1_000));
  return {
    async stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(underWay);
      // What was counted but not written yet would be lost with the process.
      await Promise.allSettled([exchangeRates(), writeCounts(), writeRepeats(true)]);
    },
  };
}
