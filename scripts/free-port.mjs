import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";

/** Below 32768, where no outgoing connection takes one by chance. */
export async function freePort() {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const probe = createServer().listen(port, "127.0.0.1");
    const free = await Promise.race([
      once(probe, "listening").then(() => true),
      new Promise((resolve) => probe.once("error", () => resolve(false))),
    ]).catch(() => false);
    if (!free) continue;
    probe.close();
    await once(probe, "close");
    return port;
  }
}
