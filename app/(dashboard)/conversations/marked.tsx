import { markHits } from "#lib/marks.ts";

/** A text with the hits of the search marked; `name`: it is a customer's. */
export function Marked({ text, query, name = false }: { text: string; query: string; name?: boolean }) {
  let place = 0;
  return markHits(text, query, name).map((piece) => {
    place += piece.text.length;
    return piece.hit ? <mark key={place}>{piece.text}</mark> : <span key={place}>{piece.text}</span>;
  });
}
