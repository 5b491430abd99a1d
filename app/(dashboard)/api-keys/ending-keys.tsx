"use client";

import { AttentionList } from "#app/(dashboard)/overview/attention/attention-list.tsx";
import { Button } from "#components/ui/button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { StateMark } from "#components/ui/state.tsx";
import { useNow } from "#components/ui/use-now.ts";
import { useWorkingKeys } from "#lib/domain/api-keys/hooks.ts";
import { endingKeys } from "./ending.ts";
import type { OnAct } from "./key-menu.tsx";

/** Keys that end within two weeks; nothing where none does. */
export function EndingKeys({ onAct }: { onAct: OnAct | null }) {
  const { data = [] } = useWorkingKeys();
  const now = useNow();
  const ending = now ? endingKeys(data, now) : [];
  if (ending.length === 0) return null;
  return (
    <AttentionList title="Ending soon" count={ending.length}>
      {ending.map((row) => (
        <li key={row.id} className="flex items-center gap-3 px-3.5 py-2 max-md:items-start">
          <span className="grid h-5 place-items-center">
            <StateMark glyph="warning" label="Soon" />
          </span>
          <p className="min-w-0 flex-1 text-ink-2 text-ui">
            <strong className="pr-1.5 font-semibold text-ink">“{row.name}”</strong> ends{" "}
            {row.expires_at && <RelativeTime at={row.expires_at} />}. Programs that use it are refused from then on.
          </p>
          {onAct && (
            <Button size="small" onClick={() => onAct("rotate", row)}>
              Rotate
            </Button>
          )}
        </li>
      ))}
    </AttentionList>
  );
}
