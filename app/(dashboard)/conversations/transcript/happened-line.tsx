import { ClockTime } from "#components/ui/relative-time.tsx";
import { type Glyph, StateGlyph } from "#components/ui/state-glyph.tsx";
import { Marked } from "../marked.tsx";

const tones: Partial<Record<Glyph, string>> = {
  escalated: "text-plum",
  resolved: "text-good-mark",
  closed: "text-quiet",
};

type HappenedLineProps = { at: string; text: string; glyph?: Glyph; query: string };

/** Something that happened, as a leader line. */
export function HappenedLine({ at, text, glyph, query }: HappenedLineProps) {
  return (
    <div className="flex items-baseline gap-2 text-meta md:pl-21">
      {glyph && (
        <span className={tones[glyph]}>
          <StateGlyph glyph={glyph} className="size-3.5 translate-y-0.5" />
        </span>
      )}
      <p className="wrap-anywhere min-w-0 text-ink-2" dir="auto">
        <Marked text={text} query={query} />
      </p>
      <span aria-hidden="true" className="min-w-4 flex-1 border-edge border-b border-dotted" />
      <ClockTime at={at} className="shrink-0 text-ink-3" />
    </div>
  );
}
