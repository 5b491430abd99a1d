import { clsx } from "clsx";
import type { ReactNode } from "react";

export type Glyph =
  | "check"
  | "resolved"
  | "retrying"
  | "warning"
  | "failed"
  | "active"
  | "escalated"
  | "paused"
  | "closed"
  | "waiting";

const stroke = {
  fill: "none",
  stroke: "currentColor",
  strokeWidth: 1.75,
  strokeLinecap: "round",
  strokeLinejoin: "round",
} as const;

/** Ten silhouettes that stay apart without colour. */
const silhouettes: Record<Glyph, ReactNode> = {
  check: <path {...stroke} strokeWidth={2} d="m3 8.5 3.5 3.5L13 4.5" />,
  resolved: (
    <g {...stroke}>
      <circle cx="8" cy="8" r="6" />
      <path d="m5.4 8.2 1.9 1.9 3.4-3.9" />
    </g>
  ),
  retrying: (
    <g {...stroke}>
      <path d="M13.5 8A5.5 5.5 0 1 1 11.6 3.8" strokeWidth={2} />
      <path d="M14.2 1.6v4.2H10Z" fill="currentColor" strokeWidth={1} />
    </g>
  ),
  warning: (
    <g {...stroke}>
      <path d="M8 2.2 14.4 13.4H1.6Z" />
      <path d="M8 6.4v3.1M8 11.5v.1" />
    </g>
  ),
  failed: (
    <path
      fill="currentColor"
      fillRule="evenodd"
      d="M5.3 1h5.4L15 5.3v5.4L10.7 15H5.3L1 10.7V5.3Zm.6 3.8L4.8 5.9 6.9 8l-2.1 2.1 1.1 1.1L8 9.1l2.1 2.1 1.1-1.1L9.1 8l2.1-2.1-1.1-1.1L8 6.9Z"
    />
  ),
  active: (
    <g>
      <circle {...stroke} cx="8" cy="8" r="6" />
      <circle cx="8" cy="8" r="2.6" fill="currentColor" />
    </g>
  ),
  escalated: <path fill="currentColor" d="M2.5 1.5h1.7v.7h9.6l-2.3 3.3 2.3 3.3H4.2v5.7H2.5Z" />,
  paused: <path {...stroke} strokeWidth={2.25} d="M5.5 3v10M10.5 3v10" />,
  closed: (
    <g {...stroke}>
      <circle cx="8" cy="8" r="6" />
      <path d="M5.5 8h5" />
    </g>
  ),
  waiting: <circle {...stroke} cx="8" cy="8" r="6" strokeDasharray="2.2 2.512" />,
};

/** The shape of a state; always beside its word, so hidden from readers. */
export function StateGlyph({ glyph, className }: { glyph: Glyph; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" className={clsx("shrink-0", className ?? "size-3.5")} aria-hidden="true">
      {silhouettes[glyph]}
    </svg>
  );
}
