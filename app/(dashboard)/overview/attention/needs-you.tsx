import { ArrowLink } from "#components/ui/arrow-link.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { StateMark } from "#components/ui/state.tsx";
import type { Glyph } from "#components/ui/state-glyph.tsx";
import { AttentionList } from "./attention-list.tsx";
import type { Need } from "./needs.ts";

const marks: Partial<Record<Glyph, string>> = { failed: "Failing", escalated: "Escalated", warning: "Soon" };

/** What a person has to do now; nothing where all goes well. */
export function NeedsYou({ needs }: { needs: readonly Need[] }) {
  if (needs.length === 0) return null;
  return (
    <AttentionList title="Needs you" count={needs.length}>
      {needs.map((need) => (
        <li key={need.key} className="flex items-center gap-3 px-3.5 py-2 max-md:items-start">
          <span className="grid h-5 place-items-center">
            <StateMark glyph={need.glyph} label={marks[need.glyph] ?? ""} />
          </span>
          <div className="flex min-w-0 flex-1 items-center gap-x-3 max-md:flex-col max-md:items-start">
            <p className="min-w-0 flex-1 text-ink-2 text-ui">
              <strong className="pr-1.5 font-semibold text-ink">{need.subject}</strong> {need.words}
              {need.since && (
                <>
                  {" "}
                  <RelativeTime at={need.since} />.
                </>
              )}
            </p>
            <ArrowLink href={need.href} className="shrink-0">
              {need.action}
            </ArrowLink>
          </div>
        </li>
      ))}
    </AttentionList>
  );
}
