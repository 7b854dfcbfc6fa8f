import { drive } from "../driver.mjs";

export default {
  name: "TypeScript SDK v2",
  package: "@modelcontextprotocol/client",
  gets: 1,
  says: () => /^sdk-v2 1\.2\.3$/,
  run: (room) =>
    drive(
      room,
      `import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
const client = new Client(
  { name: "sdk-v2", version: "1.2.3" },
  { versionNegotiation: { mode: "auto" } },
);
const transport = new StreamableHTTPClientTransport(new URL(process.env.URL), {
  requestInit: { headers: { Authorization: \`Bearer \${process.env.TOKEN}\` } },
});`,
    ),
};
