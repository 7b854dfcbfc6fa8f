import sanitizeHtml from "sanitize-html";
import { unescapeHtml } from "./shape";

const TAGS = ["p", "br", "b", "strong", "i", "em", "u", "ul", "ol", "li", "a"];

/** Their content goes with them, since it was never meant to be read. */
const UNREAD = [
  ...["script", "style", "title", "template", "noscript", "textarea", "option", "xmp", "iframe"],
  ...["noembed", "noframes", "object", "plaintext", "svg", "math"],
];

/**
 * What a company writes to people, cut down to paragraphs, lists, emphasis and links. Whatever is shown to
 * somebody else goes through here once, before it is stored.
 * @returns null when there is nothing to read in it
 */
export function cleanNote(html: string): string | null {
  const clean = sanitizeHtml(html, {
    allowedTags: TAGS,
    allowedAttributes: { a: ["href", "rel"] },
    allowedSchemes: ["https", "mailto"],
    allowProtocolRelative: false,
    disallowedTagsMode: "discard",
    nonTextTags: UNREAD,
    nestingLimit: 10,
    transformTags: { a: (_tag, { href = "" }) => linkTo(href) },
  }).trim();
  return /[^\s-]/.test(noteText(clean)) ? clean : null;
}

/** A link that leads nowhere safe is left as its words. */
function linkTo(href: string): sanitizeHtml.Tag {
  const url = URL.canParse(href) ? new URL(href) : null;
  if (url?.protocol !== "https:" && url?.protocol !== "mailto:") {
    return { tagName: "span", attribs: {} };
  }
  return { tagName: "a", attribs: { href: url.href, rel: "noopener noreferrer nofollow" } };
}

/** A clean note for whoever's mail shows no HTML. */
export function noteText(clean: string): string {
  const text = clean
    .replace(/\s+/g, " ")
    .replace(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/g, "$2 ($1)")
    .replace(/<br \/>/g, "\n")
    .replace(/<li>/g, "\n- ")
    .replace(/<\/?(?:p|ul|ol)>/g, "\n\n")
    .replace(/<[^>]*>/g, "");
  return unescapeHtml(text)
    .replace(/ *\n */g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
