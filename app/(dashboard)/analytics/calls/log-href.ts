/** The request log with the calls that a figure counted. */
export function logHref(filter: string, narrowed: Record<string, string> = {}): string {
  const more = new URLSearchParams(narrowed);
  return more.size > 0 ? `/request-logs?${filter}&${more}` : `/request-logs?${filter}`;
}
