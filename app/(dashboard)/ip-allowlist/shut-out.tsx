import { RelativeTime } from "#components/ui/relative-time.tsx";
import { StateGlyph } from "#components/ui/state-glyph.tsx";
import type { KeyRow } from "#lib/domain/api-keys/hooks.ts";

const NAMED = 4;

/** The keys that a change of the list would refuse where they were used last. */
export function ShutOut({ keys }: { keys: readonly KeyRow[] }) {
  if (keys.length === 0) return null;
  return (
    <span className="mt-3 flex gap-2.5 rounded-control bg-warn-tint p-3 text-ink text-ui">
      <StateGlyph glyph="warning" className="mt-0.5 size-4 text-warn-mark" />
      <span className="min-w-0">
        <span className="block font-semibold">
          {keys.length === 1 ? "A key in use would be refused." : `${keys.length} keys in use would be refused.`}
        </span>
        {keys.slice(0, NAMED).map((key) => (
          <span key={key.id} className="block">
            “{key.name}” calls from {key.last_used_address}
            {key.last_used_at && (
              <>
                , last <RelativeTime at={key.last_used_at} />
              </>
            )}
            .
          </span>
        ))}
        {keys.length > NAMED && <span className="block">And {keys.length - NAMED} more.</span>}
      </span>
    </span>
  );
}
