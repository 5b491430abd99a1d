import { termsOf } from "#lib/fold.ts";
import { markHits } from "#lib/marks.ts";

/** The words of a search as a tsquery: beginnings of words, and pairs of letters where there are no spaces. */
export function wordQuery(text: string): string | null {
  const found = termsOf(text).map((term) => (term.anywhere ? pairs(term.text).join(" & ") : `'${term.text}':*`));
  return found.length > 0 ? found.join(" & ") : null;
}

/** `退货款` → `退货`, `货款`, as the index cuts it; one letter alone may begin a pair. */
function pairs(run: string): string[] {
  const letters = [...run];
  if (letters.length === 1) return [`'${run}':*`];
  return letters.slice(1).map((letter, index) => `'${letters[index]}${letter}'`);
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] as string);

/** Text as HTML with the hits of a search marked. */
export function highlighted(text: string, query: string): string {
  return markHits(text, query)
    .map((piece) => (piece.hit ? `<mark>${escaped(piece.text)}</mark>` : escaped(piece.text)))
    .join("");
}
