import { createHash } from "node:crypto";
import { env } from "#lib/env.ts";

const maxComposed = 200;
const names = new Map<string, string>();

/**
 * The name under which each connection keeps a statement, so that it is read and planned once. Statements composed from
 * what a request asks for are kept while they are few; `fixed` ones always. None behind a pooler, which hands each
 * statement to another connection.
 */
export function preparedName(text: string, fixed: boolean): string | undefined {
  if (env().DATABASE_DIRECT_URL) return undefined;
  const known = names.get(text);
  if (known || (!fixed && names.size >= maxComposed)) return known;
  const name = createHash("sha1").update(text).digest("base64url");
  names.set(text, name);
  return name;
}
