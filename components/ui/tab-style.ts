/** Scrolls sideways on a phone instead of wrapping. */
export const tabListClass = "flex gap-5 overflow-x-auto border-line border-b px-6 max-md:px-4 [scrollbar-width:none]";

/** A 2 px ink underline marks the current one, whether it is a tab or a link. */
export const tabClass =
  "relative flex h-10 shrink-0 items-center gap-1.5 text-ink-2 text-ui hover:text-ink focus-visible:-outline-offset-2 " +
  "data-[state=active]:font-semibold data-[state=active]:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink " +
  "after:absolute after:inset-x-0 after:-bottom-px after:h-0.5 data-[state=active]:after:bg-ink " +
  "aria-[current=page]:after:bg-ink touch:h-11";
