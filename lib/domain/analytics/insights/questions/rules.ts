import { generalise, hideNumbers } from "./words/rules.ts";

export type Example = {
  message_id: string;
  conversation_id: string;
  text: string;
  outcome: string;
  started_at: string;
};

const shown = 5;
const longest = 300;
const readable = { least: 8, most: 110 };
/** Of wordings as usual as each other, one that fits on a line. */
const short = 60;

/** Two texts that differ only in numbers, case and marks count as one. */
const plain = (text: string) =>
  generalise(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The line of a message that asks, without the greeting and the name of a letter around it. */
export function coreOf(text: string): string {
  const lines = text.split(/\n+/).map((line) => line.trim());
  const asking = lines.find((line) => /[?？؟]/.test(line)) ?? lines.toSorted((a, b) => b.length - a.length)[0] ?? "";
  return asking.replace(/\s+/g, " ");
}

/** Texts that are alike, the most frequent first, each by its first example; the given order decides between equals. */
function byFrequency<T extends { text: string }>(examples: readonly T[]): { example: T; times: number }[] {
  const seen = new Map<string, { example: T; times: number }>();
  for (const example of examples) {
    const key = plain(example.text);
    const known = seen.get(key);
    if (known) known.times += 1;
    else seen.set(key, { example, times: 1 });
  }
  return [...seen.values()].sort((a, b) => b.times - a.times);
}

const isReadable = ({ length }: string, most = readable.most) => length >= readable.least && length <= most;

/** What a group is called: the most usual wording of those that are typical for it; null without any. */
export function labelOf(examples: readonly { text: string }[]): string | null {
  const wordings = byFrequency(examples.map(({ text }) => ({ text: coreOf(text) })));
  const best =
    wordings.find(({ example, times }) => times === wordings[0]?.times && isReadable(example.text, short)) ??
    wordings.find(({ example }) => isReadable(example.text)) ??
    wordings[0];
  if (!best) return null;
  const text = hideNumbers(best.example.text)
    .replace(/\s+/g, " ")
    .replace(/(… )+…/g, "…")
    .replace(/ ([?!.,:;])/g, "$1")
    .trim();
  const label = text.charAt(0).toUpperCase() + text.slice(1);
  return label.length > readable.most ? `${label.slice(0, readable.most - 1).trimEnd()}…` : label;
}

/** Some of the examples, no two alike, cut to a length that fits on a page. */
export function distinctExamples<T extends { text: string }>(examples: readonly T[]): T[] {
  return byFrequency(examples)
    .slice(0, shown)
    .map(({ example }) => ({ ...example, text: cut(example.text) }));
}

const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
