"use client";

import { BookOpen } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Dialog } from "#components/ui/dialog.tsx";

const linkClass = "text-accent underline underline-offset-2";

/** The rules of keys, for who meets them the first time. */
export function HowKeysWork() {
  return (
    <Dialog
      trigger={<Button icon={<BookOpen aria-hidden="true" />}>How keys work</Button>}
      title="How keys work"
      description="A program proves with its key that it speaks for your shop."
    >
      <div className="flex flex-col gap-4 text-ink-2">
        <p>A key does what its scopes say and nothing else. Writing includes reading.</p>
        <p>
          You see a key once. We keep a fingerprint that tells it from others, so a lost key is replaced: make a new
          one, give it to the program, revoke the old one.
        </p>
        <p>
          Revoking works within a second, and so does the{" "}
          <Link href="/ip-allowlist" className={linkClass}>
            IP allowlist
          </Link>
          , which says from where keys may call.
        </p>
        <CodeBlock code="Authorization: Bearer YOUR_API_KEY" label="Header" />
        <p>
          The program sends this line with each call. All calls are in the{" "}
          <a href="/docs" target="_blank" rel="noreferrer" className={linkClass}>
            API reference
          </a>
          .
        </p>
      </div>
    </Dialog>
  );
}
