import { clsx } from "clsx";
import type { ReactNode } from "react";
import { type Glyph, StateGlyph } from "./state-glyph.tsx";

export type Tone = "good" | "warn" | "bad" | "info" | "plum" | "quiet";

const tones: Record<Glyph, Tone> = {
  check: "good",
  resolved: "good",
  retrying: "warn",
  warning: "warn",
  failed: "bad",
  active: "info",
  escalated: "plum",
  paused: "quiet",
  closed: "quiet",
  waiting: "quiet",
};

const marks: Record<Tone, string> = {
  good: "text-good-mark",
  warn: "text-warn-mark",
  bad: "text-bad-mark",
  info: "text-info",
  plum: "text-plum",
  quiet: "text-quiet",
};

const words: Record<Tone, string> = {
  good: "text-good",
  warn: "text-warn",
  bad: "text-bad",
  info: "text-info",
  plum: "text-plum",
  quiet: "text-ink-2",
};

const tints: Record<Tone, string> = {
  good: "bg-good-tint",
  warn: "bg-warn-tint",
  bad: "bg-bad-tint",
  info: "bg-info-tint",
  plum: "bg-plum-tint",
  quiet: "bg-quiet-tint",
};

type StateProps = { glyph: Glyph; tone?: Tone; children: ReactNode; className?: string };

/** A state as glyph and word. A bare check stays grey: success is quiet. */
export function State({ glyph, tone = tones[glyph], children, className }: StateProps) {
  const word = glyph === "check" ? "text-ink-2" : words[tone];
  return (
    <span className={clsx("inline-flex min-w-0 max-w-full items-center gap-1.5 align-middle", className)}>
      <StateGlyph glyph={glyph} className={clsx("size-3.5", marks[tone])} />
      <span className={clsx("truncate", word)}>{children}</span>
    </span>
  );
}

/** A state on its tint, beside a page title. */
export function StateChip({ glyph, tone = tones[glyph], children, className }: StateProps) {
  return (
    <span
      className={clsx(
        "inline-flex h-6 items-center gap-1.5 rounded-tag px-2 font-semibold text-meta",
        tints[tone],
        words[tone],
        className,
      )}
    >
      <StateGlyph glyph={glyph} className={clsx("size-3.5", marks[tone])} />
      {children}
    </span>
  );
}

/** The glyph alone with its word for readers, for narrow places such as the navigation. */
export function StateMark({ glyph, tone = tones[glyph], label }: { glyph: Glyph; tone?: Tone; label: string }) {
  return (
    <span className={marks[tone]}>
      <StateGlyph glyph={glyph} className="size-3.5" />
      <span className="sr-only">{label}</span>
    </span>
  );
}
