import type { Glyph } from "#components/ui/state-glyph.tsx";
import { STATUS_TEXT } from "./status-text.ts";

/** What came of a call, by its status: what the caller got wrong is a warning, what we did is a failure. */
export function glyphOf(status: number): Glyph {
  if (status >= 500) return "failed";
  return status >= 400 ? "warning" : "check";
}

export const statusWords = (status: number): string => [status, STATUS_TEXT[status]].filter(Boolean).join(" ");

/** 512 B, 4.1 kB, 1.2 MB */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
