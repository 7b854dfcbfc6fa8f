const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" } as const;

export function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"']/g,
    (sign) => Object.entries(ENTITIES).find(([key]) => key === sign)?.[1] ?? sign,
  );
}

/** The way back, for HTML that a serializer has written. */
export function unescapeHtml(html: string): string {
  return Object.entries(ENTITIES)
    .toReversed()
    .reduce((text, [sign, entity]) => text.replaceAll(entity, sign), html);
}
