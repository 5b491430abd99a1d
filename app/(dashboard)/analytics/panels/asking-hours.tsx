"use client";

import { HeatMap } from "#components/charts/heat-map.tsx";
import type { PreparedHeat } from "#components/charts/heat-prepare.ts";
import type { SeriesAnswer } from "#lib/domain/analytics/series/hooks.ts";
import { hourOfWeek } from "../../conversations/words.ts";
import { listHref } from "../figures/list-href.ts";
import { openWords } from "../figures/series-points.ts";
import type { Scope } from "../figures/use-figures.ts";
import { Panel } from "../frame/panel.tsx";
import { useGroups } from "./use-groups.ts";

const HOURS = 24;
const WEEK = 7 * HOURS;
const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const longDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const hours = Array.from({ length: HOURS }, (_, hour) => `${hour}:00`);

/** In which hours of the week conversations begin. */
export function AskingHours({ scope }: { scope: Scope }) {
  const query = useGroups({ scope, by: ["hour_of_week"], metrics: ["conversations"], groups: WEEK });
  return (
    <Panel title="When people ask" query={query} empty={emptyWords}>
      {(answer) => (
        <HeatMap
          title="When people ask"
          note={busiestWords}
          rows={days}
          columns={hours}
          cells={cellsOf(answer)}
          label="Conversations"
          openLabel={openWords}
        />
      )}
    </Panel>
  );
}

const emptyWords = ({ groups }: SeriesAnswer) =>
  groups.length === 0 ? "The hours in which customers write will show here." : null;

function busiestWords({ busiest }: PreparedHeat) {
  if (!busiest) return null;
  return `busiest ${longDays[busiest.row]} at ${busiest.column}:00`;
}

/** Every hour of the week. One without conversations is no group of the answer; its list is that hour of the range. */
function cellsOf({ groups, total, time_zone }: SeriesAnswer) {
  const byHour = new Map(groups.map((group) => [Number(group.key[0]?.value), group]));
  return Array.from({ length: WEEK }, (_, hour) => {
    const group = byHour.get(hour);
    const conditions = { hour_of_week: String(hour), time_zone };
    return {
      row: Math.floor(hour / HOURS),
      column: hour % HOURS,
      value: group?.values.conversations?.value ?? 0,
      title: hourOfWeek(hour),
      href: group?.filter ? listHref(group.filter) : listHref(total.filter ?? "", conditions),
    };
  });
}
