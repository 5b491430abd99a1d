"use client";

import { clsx } from "clsx";
import { Check, Copy, Download } from "lucide-react";
import { type ReactNode, type Ref, type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { Button } from "./button.tsx";
import { groupSecret } from "./group-secret.ts";
import { Kbd } from "./kbd.tsx";
import { saveFile } from "./save-file.ts";
import { useCopy } from "./use-copy.ts";

type SlipProps = {
  /** What it is: "Secret key", "Signing secret". */
  label: string;
  secret: string;
  /** Adds "Save as .env" with this variable. */
  envName?: string;
  onCopied?: () => void;
  /** The copy button, so that a dialog can put the focus on it. */
  copyRef?: Ref<HTMLButtonElement>;
  copyLabel?: string;
  /** Leader lines below the tear. */
  children?: ReactNode;
};

/** A secret, shown once: grouped for the eye, copied without spaces, its facts below the tear. */
export function Slip({ label, secret, envName, onCopied, copyRef, copyLabel = "Copy key", children }: SlipProps) {
  const { prefix, groups } = groupSecret(secret);
  const { copied, copy } = useCopy(secret, onCopied);
  const box = useRef<HTMLDivElement>(null);
  useCopyKey(box, copy);
  return (
    <div ref={box} className="overflow-hidden rounded-popover border border-line bg-sunken text-ui">
      <div className="px-4 pt-3 pb-4">
        <p className="flex flex-wrap justify-between gap-x-4 text-meta">
          <span className="font-[550] text-ink">{label}</span>
          <span className="text-ink-3">shown once, copied without the spaces</span>
        </p>
        <p
          className="mt-2 mb-3 flex flex-wrap gap-x-[0.55em] font-medium font-mono text-dialog text-ink"
          data-testid="secret"
        >
          <span className="sr-only">{secret}</span>
          {groups.map((group) => (
            <span key={group.at} aria-hidden="true" className={clsx(group === groups.at(-1) && "text-accent")}>
              {group.at === 0 && <span className="text-ink-3">{prefix}</span>}
              {group.text}
            </span>
          ))}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button
            ref={copyRef}
            variant="primary"
            onClick={copy}
            className="min-w-40 flex-1"
            icon={copied ? <Check /> : <Copy />}
          >
            <span aria-live="polite">{copied ? "Copied" : copyLabel}</span>
            <Kbd className="border-current text-current!">C</Kbd>
          </Button>
          {envName && (
            <Button icon={<Download />} onClick={() => saveEnv(envName, secret, onCopied)}>
              Save as .env
            </Button>
          )}
        </div>
      </div>
      {children && <Tear />}
      {children && <div className="px-4 pt-2 pb-3">{children}</div>}
    </div>
  );
}

function Tear() {
  return (
    <div aria-hidden="true" className="relative h-3">
      <span className="absolute inset-x-3 top-1.5 border-edge border-t border-dashed" />
      <span className="absolute top-0 -left-1.5 size-3 rounded-full border border-line bg-raised" />
      <span className="absolute top-0 -right-1.5 size-3 rounded-full border border-line bg-raised" />
    </div>
  );
}

function useCopyKey(box: RefObject<HTMLElement | null>, copy: () => Promise<void>) {
  const pressed = useEffectEvent(copy);
  useEffect(() => {
    const scope = box.current?.closest<HTMLElement>("[role=dialog]") ?? box.current;
    const press = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea");
      if (event.key === "c" && !event.metaKey && !event.ctrlKey && !event.altKey && !typing) void pressed();
    };
    scope?.addEventListener("keydown", press);
    return () => scope?.removeEventListener("keydown", press);
  }, [box]);
}

function saveEnv(name: string, secret: string, onSaved?: () => void) {
  saveFile(".env", `${name}=${secret}\n`, "text/plain");
  onSaved?.();
}
