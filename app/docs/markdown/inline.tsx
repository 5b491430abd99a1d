import type { Token, Tokens } from "marked";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { addressOf, partsOf } from "./anchors.ts";

const link = "text-accent underline decoration-1 underline-offset-2 hover:text-accent-hover";

/** What stands within a line: words, code, links. */
export function Inline({ tokens }: { tokens: readonly Token[] }) {
  let at = 0;
  return tokens.map((token) => {
    at += token.raw.length;
    return <Fragment key={at}>{pieceOf(token)}</Fragment>;
  });
}

function pieceOf(token: Token): ReactNode {
  switch (token.type) {
    case "strong":
      return (
        <strong className="font-semibold">
          <Inline tokens={partsOf(token)} />
        </strong>
      );
    case "em":
      return (
        <em>
          <Inline tokens={partsOf(token)} />
        </em>
      );
    case "codespan":
      return <code className="rounded-tag bg-sunken px-1 py-0.5 font-mono text-mono">{token.text}</code>;
    case "link":
      return <GuideLink token={token as Tokens.Link} />;
    case "br":
      return <br />;
    default:
      return partsOf(token).length > 0 ? <Inline tokens={partsOf(token)} /> : unescaped((token as Tokens.Text).text);
  }
}

function GuideLink({ token }: { token: Tokens.Link }) {
  const href = addressOf(token.href);
  const text = <Inline tokens={token.tokens} />;
  return href.startsWith("/docs") || href.startsWith("#") ? (
    <Link href={href} className={link}>
      {text}
    </Link>
  ) : (
    <a href={href} className={link}>
      {text}
    </a>
  );
}

const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
