/** For keyboards: past the navigation, to the element with the id `content`. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-60 focus:rounded-md focus:bg-popover focus:px-3 focus:py-2 focus:shadow-float"
    >
      Skip to content
    </a>
  );
}
