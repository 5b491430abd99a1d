"use client";

import { type ComponentProps, useState } from "react";
import { Input } from "#components/ui/input.tsx";

/** A password with a word at its end that shows what was typed. */
export function PasswordInput(props: Omit<ComponentProps<typeof Input>, "type" | "suffix">) {
  const [shown, setShown] = useState(false);
  return (
    <Input
      {...props}
      type={shown ? "text" : "password"}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      suffix={
        <button
          type="button"
          aria-label={shown ? "Hide the password" : "Show the password"}
          onClick={() => setShown(!shown)}
          className="pointer-events-auto -mr-1.5 flex h-6 items-center rounded-tag px-1.5 text-ink-2 hover:bg-hover hover:text-ink touch:h-9"
        >
          {shown ? "Hide" : "Show"}
        </button>
      }
    />
  );
}
