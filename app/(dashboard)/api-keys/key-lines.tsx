import { ClockTime } from "#components/ui/relative-time.tsx";
import type { KeyRow } from "#lib/domain/api-keys/hooks.ts";
import { KeyMenu, type OnAct } from "./key-menu.tsx";
import { KeyState, LastUse } from "./key-state.tsx";
import { scopeName } from "./scope-choice.ts";

/** A key on a phone: what it is, and how it is doing. */
export function KeyLines({ row, onAct }: { row: KeyRow; onAct: OnAct | null }) {
  return (
    <div className="flex items-center gap-2">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="flex items-center gap-3">
          <span className="min-w-0 flex-1 truncate font-[550] text-ink">{row.name}</span>
          <KeyState row={row} />
        </p>
        <div className="flex justify-between gap-3 text-ink-3 text-meta">
          <span className="font-mono text-mono">{row.hint}</span>
          {row.last_used_at ? <LastUse row={row} /> : "never used"}
        </div>
        <p className="flex justify-between gap-3 text-ink-3 text-meta">
          <span className="min-w-0 truncate">{row.scopes.map(scopeName).join(", ")}</span>
          {row.expires_at && row.state !== "revoked" && (
            <span className="shrink-0">
              ends <ClockTime at={row.expires_at} format="date" />
            </span>
          )}
        </p>
      </div>
      {onAct && <KeyMenu row={row} onAct={onAct} />}
    </div>
  );
}
