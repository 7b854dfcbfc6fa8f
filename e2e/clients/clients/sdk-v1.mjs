import { drive } from "../driver.mjs";

export default {
  name: "TypeScript SDK v1",
  package: "@modelcontextprotocol/sdk",
  gets: 1,
  says: () => /^sdk-v1 1\.2\.3$/,
  run: (room) =>
    drive(
      room,
      `import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
const client = new Client({ name: "sdk-v1", version: "1.2.3" });
const transport = new StreamableHTTPClientTransport(new URL(process.env.URL), {
  requestInit: { headers: { Authorization: \`Bearer \${process.env.TOKEN}\` } },
});`,
    ),
};
