import { readFileSync } from "node:fs";
import { driver } from "../driver.mjs";

/** The bridge as Claude Desktop's file starts it, with a host that speaks like Claude Desktop. */
export default {
  name: "mcp-remote",
  package: "mcp-remote",
  gets: 6,
  says: (version) => new RegExp(`^claude-ai \\(via mcp-remote ${version}\\) 0\\.1\\.0$`),
  async run(room, packages) {
    const { file } = await room.follow("claude-desktop", "bridge");
    const { mcpServers } = JSON.parse(readFileSync(file, "utf8"));
    await driver(
      room,
      packages,
      `import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
const client = new Client({ name: "claude-ai", version: "0.1.0" });
const server = ${JSON.stringify(mcpServers[room.name])};
const transport = new StdioClientTransport({ ...server, env: { ...process.env, ...server.env } });`,
    );
  },
};
