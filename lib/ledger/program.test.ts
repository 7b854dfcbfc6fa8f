import { test } from "vitest";
import { Chance } from "@/lib/demo/chance";
import { expectBooksToBalance } from "@/lib/testing/ledger";
import { randomProgram } from "@/lib/testing/random-program";
import { HOUR } from "@/lib/time/shape";

/** `npm run soak` asks for a million, in programs of their own. */
const EVENTS = Number(process.env.SOAK_EVENTS || 20_000);
const SEED = Number(process.env.SOAK_SEED || 20_261_120);
const EVENTS_OF_A_PROGRAM = 20_000;
/** The books are compared so often on the way. */
const ROUNDS = 4;
const HANDS = 6;

const programs = Array.from({ length: Math.ceil(EVENTS / EVENTS_OF_A_PROGRAM) }, (_, index) => ({
  seed: SEED + index,
  events: Math.min(EVENTS_OF_A_PROGRAM, EVENTS - index * EVENTS_OF_A_PROGRAM),
}));

test.each(programs)(
  "$events random events in any order and twice leave books that balance (seed $seed)",
  { timeout: HOUR },
  async ({ seed, events }) => {
    const program = await randomProgram(new Chance(seed));
    for (let round = 0; round < ROUNDS; round += 1) {
      await program.happen(Math.ceil(events / ROUNDS), HANDS);
      await expectBooksToBalance(program.orgId);
    }
  },
);
