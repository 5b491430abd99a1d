"use client";

import { Check, Copy } from "lucide-react";
import { Button, type ButtonProps } from "./button.tsx";
import { IconButton } from "./icon-button.tsx";
import { useCopy } from "./use-copy.ts";

type CopyProps = { text: string; label?: string; onCopied?: () => void };

/** Copies and says so for two seconds. */
export function CopyButton({
  text,
  label = "Copy",
  onCopied,
  ...rest
}: CopyProps & Omit<ButtonProps, "onClick" | "icon" | "children">) {
  const { copied, copy } = useCopy(text, onCopied);
  return (
    <Button {...rest} onClick={copy} icon={copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}>
      <span aria-live="polite">{copied ? "Copied" : label}</span>
    </Button>
  );
}

/** The same as a small square, for ids and addresses. */
export function CopyIconButton({ text, label = "Copy", onCopied }: CopyProps) {
  const { copied, copy } = useCopy(text, onCopied);
  return (
    <IconButton
      variant="quiet"
      size="small"
      label={copied ? "Copied" : label}
      onClick={copy}
      icon={copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
    />
  );
}
