"use client";

import { clsx } from "clsx";
import { RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { CopyIconButton } from "./copy-button.tsx";
import { StateGlyph } from "./state-glyph.tsx";

type ErrorStateProps = { children: ReactNode; onRetry?: () => void; requestId?: string; className?: string };

/** What went wrong in a sentence, a way to try again, and the id that support asks for. */
export function ErrorState({ children, onRetry, requestId, className }: ErrorStateProps) {
  return (
    <div role="alert" className={clsx("flex flex-col items-start gap-3 px-6 py-8 max-md:px-4", className)}>
      <p className="flex max-w-prose items-start gap-2 text-ink text-read">
        <StateGlyph glyph="failed" className="mt-1 size-4 text-bad-mark" />
        <span>{children}</span>
      </p>
      {onRetry && (
        <Button onClick={onRetry} icon={<RotateCw aria-hidden="true" />}>
          Retry
        </Button>
      )}
      {requestId && (
        <p className="flex items-center gap-1 text-ink-3 text-meta">
          Request <code className="font-mono text-mono">{requestId}</code>
          <CopyIconButton text={requestId} label="Copy the request id" />
        </p>
      )}
    </div>
  );
}
