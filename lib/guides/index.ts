import { chatgpt } from "./chatgpt";
import { claudeCode } from "./claude-code";
import { claudeDesktop } from "./claude-desktop";
import { continueDev } from "./continue";
import { cursor } from "./cursor";
import { kimiCode } from "./kimi-code";
import type { Guide } from "./shape";
import { windsurf } from "./windsurf";
import { zed } from "./zed";

/** In the order of the cards. A new client is one file and one line here. */
export const GUIDES: readonly Guide[] = [
  claudeDesktop,
  claudeCode,
  chatgpt,
  cursor,
  windsurf,
  continueDev,
  zed,
  kimiCode,
];

export function guideFor(key: string): Guide | undefined {
  return GUIDES.find((guide) => guide.key === key);
}
