"use client";

import { Search } from "lucide-react";
import { type KeyboardEvent, type Ref, useEffect, useRef, useState } from "react";
import { Input } from "#components/ui/input.tsx";

const PAUSE_MS = 300;

type SearchBoxProps = {
  q: string;
  onSearch: (text: string) => void;
  /** Down, or Enter: on to the first hit. */
  onLeave: () => void;
  label: string;
  placeholder: string;
  className?: string;
  ref?: Ref<HTMLInputElement>;
};

/** Searches when the typing pauses; what the address says wins over what was typed before it. */
export function SearchBox({ q, onSearch, onLeave, label, placeholder, className, ref }: SearchBoxProps) {
  const [typed, setTyped] = useState({ text: q, over: q });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const text = typed.over === q ? typed.text : q;

  const search = (next: string, pause: number) => {
    setTyped({ text: next, over: q });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(next), pause);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && text !== q) search(text, 0);
    else if (event.key === "Enter" || event.key === "ArrowDown") onLeave();
    else if (event.key === "Escape" && text) search("", 0);
    else if (event.key === "Escape") event.currentTarget.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Input
      ref={ref}
      type="search"
      size="small"
      aria-label={label}
      placeholder={placeholder}
      icon={<Search aria-hidden="true" />}
      value={text}
      onChange={(event) => search(event.target.value, PAUSE_MS)}
      onKeyDown={press}
      autoComplete="off"
      spellCheck={false}
      dir="auto"
      maxLength={200}
      className={className}
    />
  );
}
