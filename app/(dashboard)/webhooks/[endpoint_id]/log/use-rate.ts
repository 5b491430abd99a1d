import { useState } from "react";
import { useNow } from "#components/ui/use-now.ts";

const MINUTE = 60_000;

/** How many came within the last minute, once a minute has been watched. */
export function useRate() {
  const now = useNow()?.getTime() ?? 0;
  const [began] = useState(() => Date.now());
  const [times, setTimes] = useState<readonly number[]>([]);
  const count = (many: number) => {
    const moment = Date.now();
    setTimes((before) => [...before.filter((time) => time > moment - MINUTE), ...Array<number>(many).fill(moment)]);
  };
  const rate = times.filter((time) => time > now - MINUTE).length;
  return { rate: now - began > MINUTE ? `${rate} a minute` : undefined, count };
}
