import type { Token, Tokens } from "marked";
import type { ReactNode } from "react";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { type CodeSample, CodeTabs } from "#components/ui/code-tabs.tsx";
import type { CodeLanguage } from "#components/ui/tokenize.ts";
import { codeOfRow, partsOf, plainText, slugOf } from "./anchors.ts";
import { Inline } from "./inline.tsx";

const languages: Record<string, { name: string; grammar: CodeLanguage }> = {
  sh: { name: "Shell", grammar: "shell" },
  json: { name: "JSON", grammar: "json" },
  js: { name: "JavaScript", grammar: "text" },
  ts: { name: "TypeScript", grammar: "text" },
  python: { name: "Python", grammar: "text" },
  php: { name: "PHP", grammar: "text" },
  ruby: { name: "Ruby", grammar: "text" },
  csharp: { name: "C#", grammar: "text" },
  java: { name: "Java", grammar: "text" },
};

/** A guide in the design's letters. Its text is our own; markup in it is shown, never run. */
export function Markdown({ tokens }: { tokens: readonly Token[] }) {
  return grouped(tokens).map((block) => <Block key={block[0]?.raw} block={block} />);
}

/** Code in several languages, one block after the other, belongs together. */
function grouped(tokens: readonly Token[]): Token[][] {
  const blocks: Token[][] = [];
  for (const token of tokens) {
    if (token.type === "space") continue;
    const before = blocks.at(-1);
    if (before && languageOf(token) && before.every((one) => differs(languageOf(one), languageOf(token)))) {
      before.push(token);
    } else blocks.push([token]);
  }
  return blocks;
}

const languageOf = (token: Token): string | undefined => (token.type === "code" && token.lang) || undefined;

const differs = (one: string | undefined, other: string | undefined): boolean => one !== undefined && one !== other;

function Block({ block }: { block: Token[] }): ReactNode {
  const [token] = block as [Token];
  switch (token.type) {
    case "heading":
      return <Heading token={token as Tokens.Heading} />;
    case "code":
      return <Code blocks={block as Tokens.Code[]} />;
    case "list":
      return <List token={token as Tokens.List} />;
    case "table":
      return <Table token={token as Tokens.Table} />;
    case "blockquote":
      return (
        <blockquote className="border-accent border-l-2 pl-4">
          <Markdown tokens={partsOf(token)} />
        </blockquote>
      );
    case "hr":
      return <hr className="border-line" />;
    case "paragraph":
      return (
        <p>
          <Inline tokens={partsOf(token)} />
        </p>
      );
    default:
      return partsOf(token).length > 0 ? <Inline tokens={partsOf(token)} /> : token.raw;
  }
}

const sizes = ["text-title", "mt-4 text-dialog", "mt-2 text-section"];

function Heading({ token }: { token: Tokens.Heading }) {
  const Tag = `h${token.depth}` as "h1";
  const slug = slugOf(plainText(token.tokens));
  return (
    <Tag id={slug} className={`group scroll-mt-16 text-ink ${sizes[token.depth - 1] ?? sizes[2]}`}>
      <a href={`#${slug}`} className="hover:underline">
        <Inline tokens={token.tokens} />
      </a>
    </Tag>
  );
}

function Code({ blocks }: { blocks: Tokens.Code[] }) {
  const samples = blocks.map(({ lang = "", text }): CodeSample => {
    const { name, grammar } = languages[lang] ?? { name: lang || "Text", grammar: "text" };
    return { name, code: text, language: grammar };
  });
  const [only] = samples;
  if (samples.length > 1) return <CodeTabs title="Example" samples={samples} />;
  return only && <CodeBlock code={only.code} language={only.language} label={`${only.name} example`} />;
}

function List({ token }: { token: Tokens.List }) {
  const Tag = token.ordered ? "ol" : "ul";
  return (
    <Tag className={`flex flex-col gap-1.5 pl-5 ${token.ordered ? "list-decimal" : "list-disc"}`}>
      {token.items.map((item) => (
        <li key={item.raw}>
          <Markdown tokens={item.tokens} />
        </li>
      ))}
    </Tag>
  );
}

function Table({ token }: { token: Tokens.Table }) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-left text-ui">
        <thead>
          <tr className="border-line border-b text-ink-3 text-meta">
            {token.header.map((cell) => (
              <th key={cell.text} scope="col" className="py-2 pr-4 font-medium">
                <Inline tokens={cell.tokens} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {token.rows.map((row) => (
            <tr
              key={row.map((cell) => cell.text).join("|")}
              id={codeOfRow(row)}
              className="scroll-mt-16 border-line border-b target:bg-selected"
            >
              {row.map((cell, column) => (
                <td key={token.header[column]?.text} className="py-2 pr-4 align-top">
                  <Inline tokens={cell.tokens} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
