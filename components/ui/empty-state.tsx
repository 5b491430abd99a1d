import { clsx } from "clsx";
import type { ReactNode } from "react";
import { CodeBlock } from "./code-block.tsx";

type EmptyStateProps = {
  /** One sentence: what will stand here and what it is good for. */
  children: ReactNode;
  /** A shell command that fills it. */
  command?: string;
  /** One primary button or link. */
  action?: ReactNode;
  className?: string;
};

/** Nothing here yet: what it is for, and the one next step. */
export function EmptyState({ children, command, action, className }: EmptyStateProps) {
  return (
    <div className={clsx("flex max-w-dialog-wide flex-col items-start gap-4 px-6 py-8 max-md:px-4", className)}>
      <p className="max-w-prose text-ink-2 text-read">{children}</p>
      {command && <CodeBlock code={command} language="shell" label="Command" className="w-full" />}
      {action}
    </div>
  );
}
