export const tabListClasses = "relative flex gap-1 overflow-x-auto border-b p-1 pb-0";

export const tabClasses = [
  "-mb-px inline-flex shrink-0 items-center gap-2 whitespace-nowrap border-transparent border-b-2 px-2.5 pt-1.5 pb-2",
  "rounded-t-sm font-medium text-muted-foreground text-sm transition-colors hover:text-foreground",
  "focus-visible:-outline-offset-2",
  "data-[state=active]:border-primary data-[state=active]:text-foreground",
  "aria-[current=page]:border-primary aria-[current=page]:text-foreground",
].join(" ");
