import Link from "next/link";
import { State } from "#components/ui/state.tsx";
import { outcomeWords } from "../../../conversations/words.ts";
import { count } from "../../../figure-words.ts";
import { glyphOfOutcome } from "../glyph-of-outcome.ts";

type Path = {
  key: string;
  page: string;
  step: string;
  outcome: keyof typeof glyphOfOutcome;
  count: number;
  href: string;
};

const SHOWN = 12;

/** The most frequent ways as a list, where a phone has no room for the flow. */
export function RankedPaths({ paths }: { paths: readonly Path[] }) {
  return (
    <ol className="flex flex-col md:hidden">
      {paths.slice(0, SHOWN).map((path) => (
        <li key={path.key} className="border-line border-b last:border-b-0">
          <Link href={path.href} prefetch={false} className="flex min-h-11 items-baseline gap-3 py-2 text-ui">
            <span className="min-w-0 flex-1">
              <span className="block text-ink">
                <bdi>{path.step}</bdi>
              </span>
              <span className="flex flex-wrap items-center gap-x-2 text-ink-3 text-meta">
                {path.page} → <State glyph={glyphOfOutcome[path.outcome]}>{outcomeWords[path.outcome]}</State>
              </span>
            </span>
            <span className="font-semibold text-ink">{count(path.count)}</span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
