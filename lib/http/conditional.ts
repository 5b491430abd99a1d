import { hash } from "node:crypto";
import type { Answer } from "./respond.ts";

/** A tag of the body alone: whoever may read the same bytes gets the same tag. */
export const tagOf = (body: string): string => `"${hash("sha1", body, "base64url")}"`;

/** Whether `If-None-Match` names this tag, compared weakly: a proxy that compresses may have weakened it. */
export function matchesTag(ifNoneMatch: string, tag: string): boolean {
  return ifNoneMatch.split(",").some((given) => {
    const opaque = given.trim().replace(/^W\//, "");
    return opaque === tag || opaque === "*";
  });
}

/** Tags a read, and answers 304 without a body to a client that has these very bytes. */
export function conditional(ifNoneMatch: string | null, answer: Answer): Answer {
  if (answer.status !== 200 || typeof answer.body !== "string") return answer;
  const tag = tagOf(answer.body);
  const headers = { "cache-control": "private, no-cache", ...answer.headers, etag: tag };
  if (ifNoneMatch === null || !matchesTag(ifNoneMatch, tag)) return { ...answer, headers };
  const { "content-type": _, ...kept } = headers as Record<string, string>;
  return { status: 304, headers: kept, body: null };
}
