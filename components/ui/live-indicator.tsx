"use client";

import { clsx } from "clsx";
import { Pause, Play } from "lucide-react";
import { Button } from "./button.tsx";
import { Kbd } from "./kbd.tsx";
import { StateGlyph } from "./state-glyph.tsx";

export type LiveState = "connecting" | "live" | "reconnecting" | "held";

type LiveIndicatorProps = {
  state: LiveState /** "62 a minute" */;
  rate?: string /** How many came while held. */;
  waiting?: number;
  className?: string;
};

const words: Record<LiveState, string> = {
  connecting: "Connecting",
  live: "Live",
  reconnecting: "Reconnecting",
  held: "Held",
};

/** Whether what one sees is what happens: a pulsing dot, or why not. */
export function LiveIndicator({ state, rate, waiting = 0, className }: LiveIndicatorProps) {
  return (
    <span className={clsx("inline-flex items-center gap-2 text-ui", className)}>
      <span
        role="status"
        className={clsx(
          "inline-flex items-center gap-1.5 font-semibold",
          state === "live" ? "text-accent" : "text-ink-2",
        )}
      >
        <LiveDot state={state} />
        {state === "held" && waiting > 0 ? `${words.held}, ${waiting} new` : words[state]}
      </span>
      {rate && state === "live" && <span className="text-ink-3 text-meta">{rate}</span>}
    </span>
  );
}

function LiveDot({ state }: { state: LiveState }) {
  if (state === "held") return <StateGlyph glyph="paused" className="size-3" />;
  if (state !== "live") return <StateGlyph glyph="waiting" className="size-3" />;
  return (
    <span aria-hidden="true" className="relative grid size-3 place-items-center">
      <span className="absolute inset-0 rounded-full bg-accent/25" />
      <span className="size-2 animate-pulse rounded-full bg-accent" />
    </span>
  );
}

/** Holds the log still, and lets it run again. */
export function HoldButton({ held, onToggle, waiting = 0 }: { held: boolean; onToggle: () => void; waiting?: number }) {
  return (
    <Button size="small" aria-pressed={held} onClick={onToggle} icon={held ? <Play /> : <Pause />}>
      {held ? (waiting > 0 ? `Show ${waiting} new` : "Go on") : "Hold"}
      <Kbd className="max-md:hidden">Space</Kbd>
    </Button>
  );
}
