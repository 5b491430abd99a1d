"use client";

import { FilterChip } from "#components/ui/chip.tsx";
import { Select } from "#components/ui/select.tsx";
import { useTimeZone } from "#components/ui/time-zone.tsx";
import { useApiKeys } from "#lib/domain/api-keys/hooks.ts";
import { methods } from "#lib/domain/request-logs/contract.ts";
import { useLogFilters } from "./address.ts";

const ANY = "any";
const statuses = [
  { value: "2xx", label: "worked (2xx)" },
  { value: "4xx", label: "refused (4xx)" },
  { value: "429", label: "over the limit (429)" },
  { value: "5xx", label: "failed (5xx)" },
];
const slow = [100, 500, 1000, 5000].map((ms) => ({
  value: String(ms),
  label: ms < 1000 ? `over ${ms} ms` : `over ${ms / 1000} s`,
}));

/** What the log shows: calls that went one way, of one key, or that took long. */
export function LogFilters() {
  const [chosen, setFilters] = useLogFilters();
  const keys = useApiKeys("working");
  const working = keys.data?.pages.flatMap((page) => page.data) ?? [];
  const keyOptions = working.map(({ id, name }) => ({ value: id, label: name }));
  const { status, method, key_id, min_duration_ms } = chosen;
  const took = min_duration_ms === null ? null : String(min_duration_ms);
  return (
    <>
      <Choice
        label="Status"
        value={status}
        options={statuses}
        onChoose={(value) => void setFilters({ status: value })}
      />
      <Choice
        label="Method"
        value={method}
        options={methods.map((value) => ({ value, label: value }))}
        onChoose={(value) => void setFilters({ method: methods.find((one) => one === value) ?? null })}
      />
      <Choice
        label="Key"
        value={key_id}
        options={keyOptions}
        onChoose={(value) => void setFilters({ key_id: value })}
      />
      <Choice
        label="Took"
        value={took}
        options={slow}
        onChoose={(value) => void setFilters({ min_duration_ms: value === null ? null : Number(value) })}
      />
      <PeriodChip />
      {(["route", "operation", "address", "error_code"] as const).map((name) => {
        const value = chosen[name];
        const remove = () => void setFilters({ [name]: null });
        return value && <FilterChip key={name} name={chipNames[name]} value={value} onRemove={remove} />;
      })}
    </>
  );
}

const chipNames = { route: "Path", operation: "Operation", address: "From", error_code: "Error" } as const;

/** The stretch of time that a figure led here with. */
function PeriodChip() {
  const [{ created_after, created_before }, setFilters] = useLogFilters();
  const timeZone = useTimeZone();
  if (!created_after && !created_before) return null;
  const written = (at: string) =>
    new Date(at).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone });
  const value = `${created_after ? written(created_after) : "…"} – ${created_before ? written(created_before) : "now"}`;
  const remove = () => void setFilters({ created_after: null, created_before: null });
  return <FilterChip name="Time" value={value} onRemove={remove} />;
}

type Option = { value: string; label: string };
type ChoiceProps = {
  label: string;
  value: string | null;
  options: readonly Option[];
  onChoose: (value: string | null) => void;
};

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  const strange = value !== null && !options.some((option) => option.value === value);
  return (
    <Select
      prefix={label}
      aria-label={label}
      size="small"
      value={value ?? ANY}
      onValueChange={(next) => onChoose(next === ANY ? null : next)}
      options={[{ value: ANY, label: ANY }, ...options, ...(strange ? [{ value, label: value }] : [])]}
    />
  );
}
