import { markHits } from "./marks.ts";

/** A text with the hits of the search marked. */
export function Marked({ text, query }: { text: string; query: string }) {
  let place = 0;
  return markHits(text, query).map((piece) => {
    place += piece.text.length;
    return piece.hit ? <mark key={place}>{piece.text}</mark> : <span key={place}>{piece.text}</span>;
  });
}
