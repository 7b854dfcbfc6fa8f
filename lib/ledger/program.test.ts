import { test } from "vitest";
import { Chance } from "@/lib/demo/chance";
import { expectBooksToBalance } from "@/lib/testing/ledger";
import { randomProgram } from "@/lib/testing/random-program";

/** `npm run soak` asks for a million. */
const EVENTS = Number(process.env.SOAK_EVENTS ?? 20_000);
const SEED = Number(process.env.SOAK_SEED ?? 20_261_120);
/** The books are compared so often on the way. */
const ROUNDS = 4;
const HANDS = 6;

test(
  `${EVENTS.toLocaleString("en-US")} random events in any order and twice leave books that balance`,
  { timeout: 120_000 + EVENTS * 60 },
  async () => {
    const program = await randomProgram(new Chance(SEED));
    for (let round = 0; round < ROUNDS; round += 1) {
      await program.happen(Math.ceil(EVENTS / ROUNDS), HANDS);
      await expectBooksToBalance(program.orgId);
    }
  },
);
