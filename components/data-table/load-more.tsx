"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { Button } from "../ui/button.tsx";

type LoadMoreProps = { onLoadMore: () => void; loading: boolean; infinite: boolean };

/** The way to the next page of a list; with `infinite` it goes there when it comes into sight. */
export function LoadMore({ onLoadMore, loading, infinite }: LoadMoreProps) {
  const place = useRef<HTMLDivElement>(null);
  const arrive = useEffectEvent(onLoadMore);
  useEffect(() => {
    if (!infinite || loading || !place.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && arrive(), { rootMargin: "400px" });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [infinite, loading]);
  return (
    <div ref={place} data-chrome className="flex justify-center px-6 py-3">
      <Button variant="quiet" onClick={onLoadMore} loading={loading}>
        Load more
      </Button>
    </div>
  );
}
