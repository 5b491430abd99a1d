"use client";

import { useEffect, useEffectEvent, useState } from "react";
import type { LiveEvent, LiveState } from "./connection.ts";
import { subscribe } from "./connections.ts";

export type { LiveEvent, LiveState };

type LiveOptions = {
  /** Types (`conversation.started`), families (`conversation.*`) or everything (`*`). */
  events: readonly string[];
  filters?: Readonly<Record<string, string | undefined>>;
  onEvent: (event: LiveEvent) => void;
  /** Once when the stream begins, and whenever events may have passed unseen: fetch again what the page shows. */
  onMissed?: () => void;
  enabled?: boolean;
};

/** What happens in the shop, as it happens. Reconnects by itself and resumes where it was. */
export function useLiveEvents({ events, filters = {}, onEvent, onMissed, enabled = true }: LiveOptions): {
  state: LiveState;
} {
  const [state, setState] = useState<LiveState>("connecting");
  const event = useEffectEvent(onEvent);
  const missed = useEffectEvent(() => onMissed?.());
  const given = Object.entries(filters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const topicKey = JSON.stringify({ events, filters: Object.fromEntries(given) });

  useEffect(() => {
    if (!enabled) return;
    const topic = JSON.parse(topicKey);
    return subscribe(topic, { events: topic.events, onState: setState, onEvent: event, onMissed: missed });
  }, [topicKey, enabled]);

  return { state: enabled ? state : "off" };
}
