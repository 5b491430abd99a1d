import type { Token, Tokens } from "marked";

/** A heading's anchor, as GitHub makes it, so that links work here and there. */
export const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");

/** What a piece of text consists of; nothing for the smallest ones. */
export const partsOf = (token: Token): readonly Token[] => ("tokens" in token ? (token.tokens ?? []) : []);

/** Text without its marks: `code` and [links](…) as they read. */
export const plainText = (tokens: readonly Token[]): string =>
  tokens.map((token) => plainText(partsOf(token)) || ("text" in token ? token.text : "")).join("");

export type Heading = { depth: number; text: string; slug: string };

export function headingsOf(tokens: readonly Token[]): Heading[] {
  return tokens.flatMap((token) => {
    if (token.type !== "heading") return [];
    const text = plainText(partsOf(token));
    return [{ depth: (token as Tokens.Heading).depth, text, slug: slugOf(text) }];
  });
}

/** A table that explains codes has an anchor per code, e.g. `#not_found`. */
export function codeOfRow([first]: readonly Tokens.TableCell[]): string | undefined {
  const code = first?.tokens.find((token): token is Tokens.Codespan => token.type === "codespan");
  return code && /^[A-Z]+(_[A-Z]+)*$/.test(code.text) ? code.text.toLowerCase() : undefined;
}

/** Where a link of a guide leads on the site: other guides are pages, the document is served by the API. */
export function addressOf(href: string): string {
  if (/^([a-z]+:|\/|#)/i.test(href)) return href;
  const [path = "", anchor] = href.split("#");
  const name = path.replace(/^\.\//, "");
  const page = name === "openapi.json" ? "/v1/openapi.json" : pageOf(name);
  return anchor ? `${page}#${anchor}` : page;
}

const pageOf = (name: string): string =>
  name.endsWith("README.md") ? "/docs/guides" : `/docs/${name.replace(/\.md$/, "")}`;
