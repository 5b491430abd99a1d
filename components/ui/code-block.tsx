"use client";

import { clsx } from "clsx";
import { CopyIconButton } from "./copy-button.tsx";
import { type CodeLanguage, type Token, tokenize } from "./tokenize.ts";

const colours: Record<Token["kind"], string> = {
  plain: "text-ink",
  key: "text-c1",
  string: "text-good",
  number: "text-info",
  muted: "text-ink-3",
};

type CodeBlockProps = { code: string; language?: CodeLanguage; label: string; className?: string };

/** Code in a sunken well, at most 320 high, copied whole. */
export function CodeBlock({ code, language = "text", label, className }: CodeBlockProps) {
  return (
    <div className={clsx("relative min-w-0 rounded-control border border-line bg-sunken", className)}>
      <pre
        aria-label={label}
        tabIndex={0}
        className="max-h-80 overflow-auto p-3 pr-12 font-mono text-mono focus-visible:-outline-offset-2"
      >
        <code>
          {tokenize(code, language).map((token, index) => (
            <span key={`${index}${token.kind}`} className={colours[token.kind]}>
              {token.text}
            </span>
          ))}
        </code>
      </pre>
      <div className="absolute top-1.5 right-1.5">
        <CopyIconButton text={code} label={`Copy ${label.toLowerCase()}`} />
      </div>
    </div>
  );
}
