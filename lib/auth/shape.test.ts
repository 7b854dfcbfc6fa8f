import { expect, test } from "vitest";
import { suggestSlug } from "./shape";

test("a name suggests an address name that is read the same", () => {
  expect(suggestSlug("Acme Tools, Inc.")).toBe("acme-tools-inc");
  expect(suggestSlug("Müller & Söhne Straßenbau")).toBe("muller-sohne-strassenbau");
  expect(suggestSlug("Café Zoë")).toBe("cafe-zoe");
  expect(suggestSlug("شركاء")).toBe("org-new");
});
