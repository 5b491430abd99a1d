import type { Lines } from "./phrasebook.ts";
import type { Random } from "./random.ts";

export type Slots = Readonly<Record<string, string>>;

const choice = /\[([^[\]]*)\]/g;
const slot = /\{([a-z_]+)\}/g;

/** The ways to say it for which everything is known: a visitor has no e-mail, a mug no size. */
function sayable(lines: readonly string[], slots: Slots): string[] {
  return lines.filter((line) => slotsOf(line).every((name) => name in slots));
}

export const canSay = (lines: readonly string[], slots: Slots) => sayable(lines, slots).length > 0;

export const slotsOf = (line: string) => [...line.matchAll(slot)].map(([, name = ""]) => name);

/** One way to say it: choices made, slots filled, spaces put right, a capital at the start and after a greeting. */
export function say(random: Random, lines: Lines, slots: Slots): string {
  const line = random.pick(sayable(lines, slots));
  const chosen = line.replace(choice, (_, options: string) => random.pick(options.split("|")));
  return fill(chosen, slots)
    .replace(/ {2,}/g, " ")
    .replace(/ +([,.](?:\s|$))/g, "$1")
    .trim()
    .replace(/^(\S+! )?\p{Ll}/u, (start) => start.slice(0, -1) + start.slice(-1).toLocaleUpperCase());
}

/** A slot may hold slots in turn, such as a sentence about the product. */
function fill(text: string, slots: Slots): string {
  return text.replace(slot, (_, name: string) => fill(slots[name] ?? "", slots));
}
