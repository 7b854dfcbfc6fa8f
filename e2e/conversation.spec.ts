import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { expect, rekomi, test } from "./fixtures";
import { makeOwner } from "./story";

/** "Help me install Rekomi on my Shopify store": the conversation that the published page tells, call by call. */
test("an assistant installs Rekomi, makes the first campaign and moves a roster over", async ({
  baseURL,
  mailbox,
}) => {
  const { orgSlug, orgName } = await makeOwner();
  const { token } = await rekomi<{ token: string }>([
    "token",
    "mint",
    "--org",
    orgSlug,
    "--name",
    "Claude Desktop laptop",
  ]);
  const client = new Client({ name: "claude-ai", version: "1.0.0" });
  const endpoint = new URL("/api/mcp", baseURL);
  await client.connect(
    new StreamableHTTPClientTransport(endpoint, {
      requestInit: { headers: { Authorization: `Bearer ${token}` } },
    }),
  );
  /** As an assistant reads it: the text alone has to be the whole answer. */
  const call = async (name: string, input: Record<string, unknown> = {}) => {
    const { content, isError } = await client.callTool({ name, arguments: input });
    const [first] = content;
    const text = first?.type === "text" ? first.text : "";
    return {
      isError: isError === true,
      text,
      answer: text.startsWith("{") ? JSON.parse(text) : null,
    };
  };

  const { tools } = await client.listTools();
  expect(tools).toHaveLength(39);

  const { answer: profile } = await call("get_org_profile");
  expect(profile).toMatchObject({ name: orgName, slug: orgSlug, planTier: "Enterprise" });
  const { answer: billing } = await call("get_billing_state");
  expect(billing.stripeConnectLinked).toBe(false);

  const { text: platforms } = await call("list_install_platforms");
  expect(platforms).toContain('"platformKey":"shopify"');
  const { text: recipe } = await call("get_install_recipe", { platformKey: "shopify" });
  expect(recipe).toContain("Shopify Collabs");

  const early = await call("get_install_snippet");
  expect(early.isError).toBe(true);
  const { answer: campaign } = await call("create_campaign", {
    name: "Partner program",
    slug: "partners",
    defaultCommissionType: "Fixed",
    defaultCommissionValue: 10,
  });
  expect(campaign).toMatchObject({ currency: "USD", defaultCommissionValue: 10 });
  const { text: snippet } = await call("get_install_snippet");
  expect(snippet).toContain(campaign.id);

  const recipients = [
    { email: `sarah-${orgSlug}@example.com`, fullName: "Sarah Jones", slug: "sarah" },
    { email: `tom-${orgSlug}@example.com`, slug: "tom-old" },
    { email: `ann-${orgSlug}@example.com`, slug: "sarah" },
  ];
  const { answer: invited } = await call("bulk_invite_affiliates", {
    campaignId: campaign.id,
    recipients,
    personalNoteHtml: "<p>We have moved. <script>alert(1)</script><b>Welcome.</b></p>",
  });
  expect(invited.invited).toBe(3);
  expect(invited.slugConflicts).toHaveLength(1);
  expect(invited.slugConflicts[0]).toMatchObject({ email: recipients[2]?.email });
  const mail = await mailbox.mailTo(recipients[0]?.email ?? "");
  expect(mail).toContain(orgName);
  expect(mail).not.toContain("<script>");

  // Asked again by a client that lost the answer: nobody is invited twice.
  const { answer: again } = await call("bulk_invite_affiliates", {
    campaignId: campaign.id,
    recipients,
  });
  expect(again.invited).toBe(0);

  const { answer: log } = await call("list_audit_log", { actorType: "mcp" });
  expect(log.items.map(({ operation }: { operation: string }) => operation)).toEqual(
    expect.arrayContaining(["bulk_invite_affiliates", "create_campaign", "get_install_recipe"]),
  );
  await client.close();
});
