import { AppError } from "#lib/http/errors.ts";

export type Range = { start: number; end: number };

export const tagOf = (sha256: string): string => `"${sha256}"`;

/**
 * The part of a file that is asked for; null for the whole, also when there are several parts, or when the file is not
 * the one that the client has a part of. https://www.rfc-editor.org/rfc/rfc9110#name-range-requests
 */
export function rangeOf(headers: Headers, size: number, tag: string): Range | null {
  const wanted = /^bytes=(\d*)-(\d*)$/.exec(headers.get("range")?.trim() ?? "");
  const onlyIf = headers.get("if-range");
  if (!wanted || (onlyIf !== null && onlyIf !== tag)) return null;
  const [, first = "", last = ""] = wanted;
  if (first === "" && last === "") return null;
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (start <= end && start < size) return { start, end };
  throw new AppError(
    "RANGE_NOT_SATISFIABLE",
    `The file has ${size} bytes.`,
    {},
    { "content-range": `bytes */${size}` },
  );
}
