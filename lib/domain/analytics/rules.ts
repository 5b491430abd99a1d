import { addDays, addMonths, dateIn, daysFrom, startOfDay } from "#lib/calendar.ts";
import { invalidField } from "#lib/http/errors.ts";
import { defaultDays, maxDays } from "./contract.ts";
import type { Measure, Tally } from "./rollups/tally.ts";

/** A run of days: day `i` of it lasts from `edges[i]` up to `edges[i + 1]`. */
export type Span = {
  start: string;
  end: string;
  edges: Date[] /** What each is called, where not all follow. */;
  dates?: string[];
};

type Asked = { start?: string; end?: string; compare: "previous" | "year" | "none" };

/** The days that were asked for and those before them, or a 400 that names what is wrong. */
export function planSpans(asked: Asked, zone: string, now: Date): { period: Span; previous: Span | null } {
  const today = dateIn(zone, now);
  const end = asked.end ?? today;
  const start = asked.start ?? addDays(end, 1 - defaultDays);
  if (end > today)
    throw invalidField("end", "in_the_future", `It is ${today} in ${zone}; later days are not over yet.`);
  if (start > end) throw invalidField("start", "after_end", `The first day, ${start}, comes after the last, ${end}.`);
  const days = daysFrom(start, end);
  if (days > maxDays) throw invalidField("start", "too_long", `Ask for at most ${maxDays} days; these are ${days}.`);
  const period = spanOf(start, days, zone);
  if (asked.compare === "none") return { period, previous: null };
  const before = asked.compare === "year" ? addMonths(start, -12) : addDays(start, -days);
  const previous = spanOf(before, days, zone);
  return { period, previous: end === today ? cutLike(previous, period, now) : previous };
}

function spanOf(start: string, days: number, zone: string): Span {
  const edges = Array.from({ length: days + 1 }, (_, index) => startOfDay(addDays(start, index), zone));
  return { start, end: addDays(start, days - 1), edges };
}

/** Half a day is compared with half a day, or every morning would look like a collapse. */
function cutLike(previous: Span, period: Span, now: Date): Span {
  const elapsed = now.getTime() - lastStart(period).getTime();
  const end = Math.min(lastStart(previous).getTime() + elapsed, lastEnd(previous).getTime());
  return { ...previous, edges: [...previous.edges.slice(0, -1), new Date(end)] };
}

const lastStart = ({ edges }: Span) => edges.at(-2) as Date;
const lastEnd = ({ edges }: Span) => edges.at(-1) as Date;

/** What was counted in one day or in a whole period; times in milliseconds. */
export type Counts = {
  conversations: number;
  resolved: number;
  unanswered: number;
  escalated: number;
  open: number;
  messages: number;
  responses: number;
  response_percentiles: [median: number, p90: number] | null;
  scores: number;
  mean_score: number | null;
};

export const nothing: Counts = {
  conversations: 0,
  resolved: 0,
  unanswered: 0,
  escalated: 0,
  open: 0,
  messages: 0,
  responses: 0,
  response_percentiles: null,
  scores: 0,
  mean_score: null,
};

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

/** The contract's figures. Without conversations, answers or scores a ratio is unknown, which is not zero. */
export function figuresOf(counts: Counts) {
  const { conversations, resolved, unanswered, escalated, open, responses, scores } = counts;
  const ratio = (part: number, digits: number) => (conversations > 0 ? rounded(part / conversations, digits) : null);
  const [median, p90] = counts.response_percentiles ?? [null, null];
  const seconds = (ms: number | null) => (ms === null ? null : rounded(ms / 1000, 3));
  return {
    conversations,
    resolved,
    unanswered,
    escalated,
    open,
    resolved_share: ratio(resolved, 4),
    unanswered_share: ratio(unanswered, 4),
    escalated_share: ratio(escalated, 4),
    open_share: ratio(open, 4),
    messages_per_conversation: ratio(counts.messages, 2),
    first_response: { count: responses, median_seconds: seconds(median), p90_seconds: seconds(p90) },
    satisfaction: { count: scores, mean: counts.mean_score === null ? null : rounded(counts.mean_score, 2) },
  };
}

/** The same counts, as the whole product keeps them. */
export function countsOf(tally: Tally): Counts {
  const [conversations, scores] = [tally.count("conversations"), tally.count("scored")];
  const [resolved, unanswered, escalated] = [
    tally.count("resolved_alone"),
    tally.count("unanswered"),
    tally.count("escalated"),
  ];
  const [median = null, p90 = null] = tally.percentiles("response_values");
  return {
    conversations,
    resolved,
    unanswered,
    escalated,
    open: conversations - resolved - unanswered - escalated,
    messages: tally.count("messages"),
    responses: tally.count("answered"),
    response_percentiles: median === null || p90 === null ? null : [median, p90],
    scores,
    mean_score: scores > 0 ? tally.count("score_hundredths") / 100 / scores : null,
  };
}

/** What has to be counted for them. */
export const countedFor: readonly Measure[] = [
  ...([
    "conversations",
    "resolved_alone",
    "unanswered",
    "escalated",
    "messages",
    "answered",
    "response_values",
  ] as const),
  ...(["scored", "score_hundredths"] as const),
];

/** A period with each of its days, from what was counted by day; a day without a row was empty. */
export function periodOf(span: Span, total: Counts, byDay: ReadonlyMap<number, Counts>, today: string) {
  const moment = (index: number) => (span.edges[index] as Date).toISOString();
  const length = span.edges.length - 1;
  const days = Array.from({ length }, (_, index) => {
    const date = span.dates?.[index] ?? addDays(span.start, index);
    const bounds = { starts_at: moment(index), ends_at: moment(index + 1) };
    return { date, ...bounds, unfinished: date === today, ...figuresOf(byDay.get(index) ?? nothing) };
  });
  const { start, end } = span;
  return { start, end, starts_at: moment(0), ends_at: moment(length), ...figuresOf(total), days };
}
