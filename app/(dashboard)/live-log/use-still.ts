import { type RefObject, useEffect, useEffectEvent, useState } from "react";

/** Whether the log stands still: held by hand, or because its reader has scrolled away from the top. */
export function useStill(top: RefObject<HTMLElement | null>, onMove: () => void) {
  const [held, setHeld] = useState(false);
  const [scrolled, setScrolled] = useState(false);
  const seen = useEffectEvent((visible: boolean) => {
    setScrolled(!visible);
    if (visible && !held) onMove();
  });
  useEffect(() => {
    if (!top.current) return;
    const observer = new IntersectionObserver(([entry]) => entry && seen(entry.isIntersecting));
    observer.observe(top.current);
    return () => observer.disconnect();
  }, [top]);

  const still = held || scrolled;
  /** Holds the log, or lets it run again from its top. */
  const flip = () => {
    setHeld(!still);
    if (!still) return;
    top.current?.scrollIntoView({ block: "nearest" });
    onMove();
  };
  return { still, flip };
}
