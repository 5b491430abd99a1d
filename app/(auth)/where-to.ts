const home = "/overview";
const here = "http://here.invalid";

/** Where to go after signing in: the page that was asked for, if it is one of ours, else the overview. */
export function whereTo(wanted: unknown): string {
  const url = typeof wanted === "string" && wanted.startsWith("/") ? URL.parse(wanted, here) : null;
  if (url?.origin !== here) return home;
  const path = url.pathname + url.search + url.hash;
  return path.startsWith("//") || /^\/sign-(in|up)\b/.test(path) ? home : path;
}
