export type CodeLanguage = "json" | "http" | "shell" | "text";
export type Token = {
  kind: "plain" | "key" | "string" | "number" | "muted";
  text: string /** Where it starts. */;
  at: number;
};

const grammars: Record<Exclude<CodeLanguage, "text">, RegExp> = {
  json: /(?<key>"(?:\\.|[^"\\])*"(?=\s*:))|(?<string>"(?:\\.|[^"\\])*")|(?<number>-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b|\btrue\b|\bfalse\b|\bnull\b)/g,
  http: /(?<key>^[A-Za-z][\w-]*(?=: )|"(?:\\.|[^"\\])*"(?=\s*:))|(?<string>"(?:\\.|[^"\\])*")|(?<number>(?<=": ?|^\s+)(?:-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)\b)/gm,
  shell: /(?<string>"(?:\\.|[^"\\])*"|'[^']*')|(?<key>(?<=^|\s)-{1,2}[A-Za-z][\w-]*)|(?<muted>(?<=^|\s)#.*$|^\$)/gm,
};

/** Splits code into coloured pieces; what no rule knows stays plain, and nothing is ever lost. */
export function tokenize(code: string, language: CodeLanguage): Token[] {
  if (language === "text") return [{ kind: "plain", text: code, at: 0 }];
  const tokens: Token[] = [];
  let end = 0;
  for (const match of code.matchAll(grammars[language])) {
    if (match.index > end) tokens.push({ kind: "plain", text: code.slice(end, match.index), at: end });
    const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0] as Token["kind"];
    tokens.push({ kind, text: match[0], at: match.index });
    end = match.index + match[0].length;
  }
  if (end < code.length) tokens.push({ kind: "plain", text: code.slice(end), at: end });
  return tokens;
}
