"use client";

import { FilterChip } from "#components/ui/chip.tsx";
import { Select } from "#components/ui/select.tsx";
import { actorTypes } from "#lib/domain/audit/contract.ts";
import { useAuditFilters } from "./address.ts";
import { actionWords, kinds } from "./audit-words.ts";

const ANY = "any";
const actorWords = { key: "an API key", user: "a person", system: "ShopGuide itself" } as const;

/** What the log shows: changes of one kind, by one kind of actor, or about one thing. */
export function AuditFilters() {
  const [{ action, actor_type, actor_id, target_id }, setFilters] = useAuditFilters();
  const known = kinds.some((kind) => kind.value === action);
  return (
    <div data-chrome className="flex flex-wrap items-center gap-2 border-line border-b px-6 py-2 max-md:px-4">
      <Select
        prefix="About"
        aria-label="About"
        size="small"
        value={action ?? ANY}
        onValueChange={(value) => void setFilters({ action: value === ANY ? null : value })}
        options={[
          { value: ANY, label: "anything" },
          ...kinds,
          ...(action && !known ? [{ value: action, label: actionWords(action) }] : []),
        ]}
      />
      <Select
        prefix="By"
        aria-label="By"
        size="small"
        value={actor_type ?? ANY}
        onValueChange={(value) =>
          void setFilters({ actor_type: actorTypes.find((type) => type === value) ?? null, actor_id: null })
        }
        options={[
          { value: ANY, label: "anybody" },
          ...actorTypes.map((value) => ({ value, label: actorWords[value] })),
        ]}
      />
      {actor_id && <FilterChip name="By" value={actor_id} onRemove={() => void setFilters({ actor_id: null })} />}
      {target_id && <FilterChip name="About" value={target_id} onRemove={() => void setFilters({ target_id: null })} />}
    </div>
  );
}
