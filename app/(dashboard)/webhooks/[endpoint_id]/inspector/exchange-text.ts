export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Header lines as they went over the wire; a repeated header has a line each time. */
export function headerLines(headers: Headers): string[] {
  return Object.entries(headers).flatMap(([name, value]) => [value ?? []].flat().map((one) => `${name}: ${one}`));
}

/** JSON is indented, anything else stays as it is. */
export function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** The same request as a command, to try a receiver by hand. */
export function asCurl(url: string, headers: Headers, body: string): string {
  const lines = headerLines(headers).map((line) => `-H ${quoted(line)}`);
  return [`curl -i ${quoted(url)}`, ...lines, `--data-raw ${quoted(body)}`].join(" \\\n  ");
}
