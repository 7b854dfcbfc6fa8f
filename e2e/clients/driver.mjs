import { symlinkSync } from "node:fs";
import { join } from "node:path";

/** Runs a small program that makes a `client` and a `transport` of one of the SDKs, and uses them. */
export async function driver(room, packages, beginning) {
  symlinkSync(packages.file("."), join(room.home, "node_modules"));
  const file = room.write(
    "~/driver.mjs",
    `${beginning}
await client.connect(transport);
const { tools } = await client.listTools();
console.log(tools.length, "tools");
console.log(JSON.stringify(await client.callTool({ name: "get_org_profile", arguments: {} })));
// Long enough for a client that would ask again and again.
await new Promise((resolve) => setTimeout(resolve, 3_000));
await client.close();
`,
  );
  await room.sh(`node ${file}`, { env: { URL: room.url, TOKEN: room.token } });
}
