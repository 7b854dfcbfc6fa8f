export default {
  name: "MCP Inspector",
  package: "@modelcontextprotocol/inspector",
  gets: 1,
  says: (version) => new RegExp(`^inspector-cli ${version}$`),
  async run({ sh, url, token }) {
    const inspect = (rest) =>
      sh(
        `mcp-inspector --cli ${url} --transport http --header "Authorization: Bearer ${token}" ${rest}`,
      );
    // --strict fails when a schema is not one that every client can read.
    await inspect("--method tools/list --strict");
    await inspect("--method tools/call --tool-name get_org_profile");
  },
};
