interface TableOfContentsProps {
  items: readonly { id: string; heading: string }[];
}

/** Beside the text where there is room, above it on a phone. */
export function TableOfContents({ items }: TableOfContentsProps) {
  return (
    <nav
      aria-label="On this page"
      className="rounded-md border p-4 lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto lg:border-0 lg:p-0"
    >
      <p className="mb-2 font-medium text-muted-foreground text-xs">On this page</p>
      <ul className="grid gap-1.5">
        {items.map(({ id, heading }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="rounded-sm text-muted-foreground hover:text-foreground hover:underline"
            >
              {heading}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
