"use client";

import { clsx } from "clsx";
import { CopyIconButton } from "./copy-button.tsx";
import { type CodeLanguage, type Token, tokenize } from "./tokenize.ts";

// Keys c1, strings in the hue of c2 (whose own light value is too pale for text), numbers info.
const colours: Record<Token["kind"], string> = {
  plain: "text-ink",
  key: "text-c1",
  string: "text-warn",
  number: "text-info",
  muted: "text-ink-3",
};

type CodeBlockProps = {
  code: string;
  language?: CodeLanguage;
  label: string;
  /** What is copied where it is not what is shown: code with a shortened secret, a command with its prompt. */
  copyText?: string;
  className?: string;
};

/** Code in a sunken well, at most 320 high, copied whole. */
export function CodeBlock({ code, language = "text", label, copyText = code, className }: CodeBlockProps) {
  return (
    <figure
      aria-label={label}
      className={clsx(
        "flex max-h-80 min-w-0 items-start overflow-auto rounded-control border border-line bg-sunken",
        className,
      )}
    >
      <pre className="flex-1 p-3 font-mono text-mono">
        <code>
          {tokenize(code, language).map((token) => (
            <span key={token.at} className={colours[token.kind]}>
              {token.text}
            </span>
          ))}
        </code>
      </pre>
      <div className="sticky top-0 right-0 rounded-control bg-sunken p-1.5">
        <CopyIconButton text={copyText} label={`Copy ${label.toLowerCase()}`} />
      </div>
    </figure>
  );
}
