/** The small turning ring of a button that works; never for a whole page. */
export function Busy() {
  return (
    <svg viewBox="0 0 16 16" className="size-4 animate-turn" fill="none" aria-hidden="true">
      <path d="M14 8a6 6 0 1 1-6-6" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
