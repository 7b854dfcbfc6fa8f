import type { Metadata } from "next";
import { GuideCards } from "@/components/guides/guide-cards";
import { mcpPage } from "@/lib/docs/mcp";
import { mcpEndpoint } from "@/lib/surfaces/endpoint";
import { DocView } from "../doc-view";
import { ToolsTable } from "./tools-table";

export const metadata: Metadata = { title: "MCP server" };

export default function McpPage() {
  return (
    <DocView
      page={mcpPage({ endpoint: mcpEndpoint() })}
      slots={{ guides: <GuideCards path="/docs/connect" />, tools: <ToolsTable /> }}
    />
  );
}
