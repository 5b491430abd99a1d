import { existsSync } from "node:fs";
import { glob, readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { lexer } from "marked";
import { expect, test } from "vitest";
import { codeOfRow, headingsOf } from "#app/docs/markdown/anchors.ts";
import { errorStatus } from "#lib/http/errors.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const files = ["README.md", ...(await Array.fromAsync(glob("docs/*.md", { cwd: root })))].toSorted();
const text = new Map(
  await Promise.all(files.map(async (file) => [file, await readFile(join(root, file), "utf8")] as const)),
);

const withoutCode = (markdown: string): string => markdown.replace(/^```.*?^```/gms, "");

/** Headings, and the codes that a table explains. */
function anchorsOf(markdown: string): string[] {
  const tokens = lexer(markdown);
  const codes = tokens.flatMap((token) => (token.type === "table" ? token.rows.map(codeOfRow) : []));
  return [...headingsOf(tokens).map((heading) => heading.slug), ...codes.filter((code) => code !== undefined)];
}

function brokenLinks(file: string): string[] {
  const links = [...withoutCode(text.get(file) ?? "").matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] as string);
  return links.filter((link) => {
    if (/^([a-z]+:|\/)/.test(link)) return false;
    const [path = "", anchor] = link.split("#");
    const target = path === "" ? file : normalize(join(dirname(file), path));
    if (!existsSync(join(root, target))) return true;
    return anchor !== undefined && !anchorsOf(text.get(target) ?? "").includes(anchor);
  });
}

const ours = /^(app|bench|components|docs|e2e|lib|prisma|public|scripts|sdks|server)\/[\w./[\]()*<>{}-]+$/;

async function missingPaths(file: string): Promise<string[]> {
  const cited = [...withoutCode(text.get(file) ?? "").matchAll(/`([^`\n]+)`/g)].map((match) => match[1] as string);
  const paths = cited.filter((path) => ours.test(path) && !/[<{]/.test(path));
  const found = await Promise.all(
    paths.map(
      async (path) => existsSync(join(root, path)) || (await Array.fromAsync(glob(path, { cwd: root }))).length > 0,
    ),
  );
  return paths.filter((_, index) => !found[index]);
}

test.each(files)("links of %s lead to files and headings that exist", (file) => {
  expect(brokenLinks(file)).toEqual([]);
});

test.each(files)("paths that %s names exist", async (file) => {
  expect(await missingPaths(file)).toEqual([]);
});

test("the index names every guide", () => {
  const index = text.get("docs/README.md") ?? "";
  const guides = files.filter((file) => file.startsWith("docs/") && file !== "docs/README.md");
  expect(guides.filter((file) => !index.includes(`](${file.slice("docs/".length)})`))).toEqual([]);
});

test("each error’s doc_url leads to its explanation", () => {
  const anchors = anchorsOf(text.get("docs/errors.md") ?? "");
  expect(Object.keys(errorStatus).filter((code) => !anchors.includes(code.toLowerCase()))).toEqual([]);
});
