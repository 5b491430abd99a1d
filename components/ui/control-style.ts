/** The look shared by everything one types into or picks from. */
export const controlClass =
  "rounded-control border border-edge bg-raised text-ui text-ink placeholder:text-ink-3 " +
  "focus-visible:outline-offset-0 disabled:bg-sunken disabled:text-ink-3 aria-invalid:border-bad-mark";
