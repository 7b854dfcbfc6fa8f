// npm run soak: a million random events of affiliate programs, and the books compared on the way. Takes an
// hour or two. SOAK_EVENTS and SOAK_SEED choose others.
process.env.SOAK_EVENTS ||= "1000000";
process.argv.push("unit", "--reporter=verbose", "lib/ledger/program.test.ts");
await import("./test.mjs");
