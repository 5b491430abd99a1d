import { RE2JS } from "re2js";

/** What stands in for `RegExp` in expressions: its time grows with the text only, whatever the pattern. */
export class LinearRegex {
  lastIndex = 0;
  readonly #compiled: RE2JS;

  constructor({ source, flags }: RegExp) {
    const insensitive = flags.includes("i") ? RE2JS.CASE_INSENSITIVE : 0;
    const multiline = flags.includes("m") ? RE2JS.MULTILINE : 0;
    this.#compiled = RE2JS.compile(RE2JS.translateRegExp(source), insensitive | multiline);
  }

  exec(text: string): ((string | null)[] & { index: number }) | null {
    const matcher = this.#compiled.matcher(text);
    if (this.lastIndex > text.length || !matcher.find(this.lastIndex)) {
      this.lastIndex = 0;
      return null;
    }
    this.lastIndex = matcher.end();
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group));
    return Object.assign(groups, { index: matcher.start() });
  }
}
