import { hour, minute } from "./calendar.ts";
import type { Turn } from "./plot.ts";
import type { Random } from "./random.ts";

const second = 1000;
const within = (least: number, most: number, value: number) => Math.round(Math.min(most, Math.max(least, value)));

/** Milliseconds from the first message to each. `pace` below 1 is an assistant that has become quicker. */
export function chatOffsets(random: Random, turns: Turn[], pace: number): number[] {
  return offsets(turns, (turn, previous) => {
    if (turn.pause === "nudge") return random.int(2 * minute, 4 * minute);
    if (turn.pause === "takeover") return within(40 * second, 12 * minute, random.around(2.5 * minute, 1));
    if (turn.pause === "silence") return 30 * minute;
    if (turn.role === "system") return random.int(200, 900);
    if (turn.role === "assistant") return within(600, 6 * second, random.around(1300 * pace, 0.7));
    const reading = previous.text.length * 25 + turn.text.length * 110;
    if (turn.role === "agent") return within(20 * second, 6 * minute, reading + random.around(50 * second, 0.8));
    return within(6 * second, 5 * minute, reading + random.around(18 * second, 1.1));
  });
}

/** Letters are answered within the hour by day, and read when there is time. */
export function letterOffsets(random: Random, turns: Turn[]): number[] {
  return offsets(turns, ({ role }) =>
    role === "agent"
      ? within(4 * minute, 3 * hour, random.around(26 * minute, 1.1))
      : within(10 * minute, 9 * hour, random.around(2 * hour, 1.1)),
  );
}

function offsets(turns: Turn[], pauseBefore: (turn: Turn, previous: Turn) => number): number[] {
  let at = 0;
  return turns.map((turn, index) => {
    const previous = turns[index - 1];
    at += previous ? pauseBefore(turn, previous) : 0;
    return at;
  });
}
