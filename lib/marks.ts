import { fold, hitPattern } from "./fold.ts";

/** A stretch of text, and whether the search found it. */
export type Piece = { text: string; hit: boolean };

/** Cuts a text at the hits of a search, in the way the server finds them. */
export function markHits(text: string, query: string | null | undefined, inNames = false): Piece[] {
  const pattern = query ? hitPattern(query, inNames) : null;
  if (!pattern) return [{ text, hit: false }];
  const { folded, origin } = foldWithOrigin(text);
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of folded.matchAll(pattern)) {
    const from = origin[match.index] ?? text.length;
    const to = origin[match.index + match[0].length] ?? text.length;
    if (from > done) pieces.push({ text: text.slice(done, from), hit: false });
    pieces.push({ text: text.slice(from, to), hit: true });
    done = to;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), hit: false });
  return pieces;
}

/** The folded text, and for each of its units where in the original its character begins. */
function foldWithOrigin(text: string): { folded: string; origin: number[] } {
  let folded = "";
  const origin: number[] = [];
  let place = 0;
  for (const character of text) {
    const plain = fold(character);
    folded += plain;
    for (let unit = 0; unit < plain.length; unit++) origin.push(place);
    place += character.length;
  }
  return { folded, origin };
}
