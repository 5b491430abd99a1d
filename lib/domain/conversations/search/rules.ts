import type { MerchantId } from "#lib/context.ts";
import { termsOf } from "#lib/fold.ts";
import { markHits } from "#lib/marks.ts";

type Lexeme = { text: string; whole: boolean };

/** What a search looks up: beginnings of words, and pairs of letters where there are no spaces. */
export const lexemesOf = (text: string): Lexeme[] =>
  termsOf(text).flatMap((term) => (term.anywhere ? pairs(term.text) : { text: term.text, whole: false }));

/** The words of a search as a tsquery, each led by `mark`; null when it has none. */
export function wordQuery(text: string, mark = ""): string | null {
  const found = lexemesOf(text).map((lexeme) => `'${mark}${lexeme.text}'${lexeme.whole ? "" : ":*"}`);
  return found.length > 0 ? found.join(" & ") : null;
}

/** What leads a merchant's words in the index, as `merchant_words` takes it from the id. */
export const markOf = (merchantId: MerchantId) => merchantId.slice(-8);

/** `退货款` → `退货`, `货款`, as the index cuts it; one letter alone may begin a pair. */
function pairs(run: string): Lexeme[] {
  const letters = [...run];
  if (letters.length === 1) return [{ text: run, whole: false }];
  return letters.slice(1).map((letter, index) => ({ text: `${letters[index]}${letter}`, whole: true }));
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] as string);

/** Text as HTML with the hits of a search marked. */
export function highlighted(text: string, query: string): string {
  return markHits(text, query)
    .map((piece) => (piece.hit ? `<mark>${escaped(piece.text)}</mark>` : escaped(piece.text)))
    .join("");
}
