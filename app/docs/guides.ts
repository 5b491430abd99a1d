import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { lexer, type Token, type Tokens } from "marked";
import { partsOf } from "./markdown/anchors.ts";

const folder = join(process.cwd(), "docs");

export type GuideLink = { slug: string; title: string };

/** The guides in their order, as their index `docs/README.md` links them. */
export async function listGuides(): Promise<GuideLink[]> {
  return linksIn(lexer(await readFile(join(folder, "README.md"), "utf8"))).flatMap(({ href, text }) => {
    const slug = /^([a-z-]+)\.md$/.exec(href)?.[1];
    return slug ? [{ slug, title: text }] : [];
  });
}

/** The text of a guide that the index names; `guides` is the index itself. */
export async function readGuide(slug: string): Promise<Token[] | null> {
  const known = slug === "guides" || (await listGuides()).some((guide) => guide.slug === slug);
  if (!known) return null;
  const text = await readFile(join(folder, slug === "guides" ? "README.md" : `${slug}.md`), "utf8").catch(() => null);
  return text === null ? null : lexer(text);
}

function linksIn(tokens: readonly Token[]): Tokens.Link[] {
  return tokens.flatMap((token) => {
    if (token.type === "link") return [token as Tokens.Link];
    return linksIn(token.type === "list" ? (token as Tokens.List).items : partsOf(token));
  });
}
