"use client";

import { useQuery } from "@tanstack/react-query";
import { FilterChip } from "#components/ui/chip.tsx";
import { Select } from "#components/ui/select.tsx";
import { behaviours } from "#lib/domain/analytics/insights/behaviour/contract.ts";
import { segmentsQuery } from "#lib/domain/segments/hooks.ts";
import { useCustomerFilters } from "./address.ts";
import { LastSeen } from "./last-seen.tsx";

const ANY = "any";
const scores = [25, 50, 75].map((score) => ({ value: String(score), label: `${score} or more` }));
const orders = [
  { value: "-last_seen_at", label: "last seen" },
  { value: "-created_at", label: "newest" },
  { value: "-lifetime_value", label: "highest value" },
  { value: "-lead_score", label: "highest lead score" },
  { value: "-conversation_count", label: "most conversations" },
] as const;

/** Who is listed, and in which order. */
export function CustomerFilters() {
  const [{ segment, tag, behaviour, min_lead_score, max_lead_score, sort }, setFilters] = useCustomerFilters();
  const segments = useQuery(segmentsQuery);
  const known = segments.data?.data.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const score = min_lead_score === null ? ANY : String(min_lead_score);
  return (
    <>
      <Select
        prefix="Segment"
        aria-label="Segment"
        size="small"
        value={segment ?? ANY}
        onValueChange={(value) => void setFilters({ segment: value === ANY ? null : value })}
        options={[{ value: ANY, label: ANY }, ...withChosen(known, segment)]}
      />
      <Select
        prefix="Lead score"
        aria-label="Lead score"
        size="small"
        value={score}
        onValueChange={(value) => void setFilters({ min_lead_score: value === ANY ? null : Number(value) })}
        options={[{ value: ANY, label: ANY }, ...withChosen(scores, score === ANY ? null : score)]}
      />
      {max_lead_score !== null && (
        <FilterChip
          name="Lead score"
          value={`${max_lead_score} or less`}
          onRemove={() => void setFilters({ max_lead_score: null })}
        />
      )}
      <LastSeen />
      {behaviour && (
        <FilterChip
          name="Behaviour"
          value={behaviours[behaviour].label}
          onRemove={() => void setFilters({ behaviour: null })}
        />
      )}
      {tag && <FilterChip name="Tag" value={tag} onRemove={() => void setFilters({ tag: null })} />}
      <Select
        prefix="Sort"
        aria-label="Sort"
        size="small"
        value={sort}
        onValueChange={(value) => void setFilters({ sort: value as typeof sort })}
        options={withChosen(orders, sort)}
      />
    </>
  );
}

type Option = { value: string; label: string };

/** A choice that came by the address is shown even if it is not one of the usual. */
const withChosen = (options: readonly Option[], chosen: string | null): Option[] =>
  chosen === null || options.some((option) => option.value === chosen)
    ? [...options]
    : [...options, { value: chosen, label: chosen }];
