"use client";

import { useEffect, useEffectEvent, useState } from "react";

const EVERY_MS = 10_000;

/** Tells readers, every ten seconds at most, how many rows have come. */
export function Announcer({ total, one, many }: { total: number; one: string; many: string }) {
  const [said, setSaid] = useState(total);
  const [words, setWords] = useState("");
  const speak = useEffectEvent(() => {
    const more = total - said;
    setSaid(total);
    if (more > 0) setWords(more === 1 ? `1 new ${one}` : `${more} new ${many}`);
  });
  useEffect(() => {
    const timer = setInterval(() => speak(), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}
