import { ArrowDown, ArrowRight, ArrowUp } from "lucide-react";
import type { Change } from "./change.ts";

const arrows = { up: ArrowUp, down: ArrowDown, flat: ArrowRight };
const words = { up: "up", down: "down", flat: "unchanged," };

/** "↑ 8.5%", for eyes and ears. */
export function ChangeMark({ change }: { change: Change }) {
  const Arrow = arrows[change.direction];
  return (
    <>
      <Arrow className="size-3.5 shrink-0" aria-hidden="true" />
      <span className="sr-only">{words[change.direction]}</span>
      <span className="whitespace-nowrap font-semibold">{change.text}</span>
    </>
  );
}
