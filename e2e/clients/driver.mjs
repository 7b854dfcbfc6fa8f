import { symlinkSync } from "node:fs";
import { join } from "node:path";

/** Runs a small program that makes a `client` and a `transport` of one of the SDKs, and uses them. */
export async function drive({ home, packages, write, sh, url, token }, beginning) {
  symlinkSync(packages.file("."), join(home, "node_modules"));
  const file = write(
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
  await sh(`node ${file}`, { env: { URL: url, TOKEN: token } });
}
