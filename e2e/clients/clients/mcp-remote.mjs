import { drive } from "../driver.mjs";

/** The bridge as Claude Desktop's file starts it, with a host that speaks like Claude Desktop. */
export default {
  name: "mcp-remote",
  package: "mcp-remote",
  forms: ["token in the file", "token in a file of its own"],
  gets: 6,
  says: (version) => new RegExp(`^claude-ai \\(via mcp-remote ${version}\\) 0\\.1\\.0$`),
  async run(room, form) {
    const own = form === "token in a file of its own";
    if (own) await room.follow("claude-desktop", "header-file-linux");
    const file = await room.follow("claude-desktop", own ? "bridge-header-file-linux" : "bridge");
    await drive(
      room,
      `import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
const client = new Client({ name: "claude-ai", version: "0.1.0" });
const server = ${JSON.stringify(JSON.parse(file).mcpServers[room.name])};
const transport = new StdioClientTransport({ ...server, env: { ...process.env, ...server.env } });`,
    );
  },
};
