"use client";

import { useQuery } from "@tanstack/react-query";
import { call } from "#lib/http/client.ts";
import { webhookKeys } from "../../hooks.ts";
import { getWebhookStatistics } from "./contract.ts";

const MINUTE_MS = 60_000;
const MINUTES = 60;

/** An endpoint's last sixty minutes, the one that runs among them. */
export function useLastHour(id: string) {
  return useQuery({
    queryKey: [...webhookKeys.endpoint(id), "last hour"],
    queryFn: ({ signal }) => {
      const running = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
      const start = new Date(running - (MINUTES - 1) * MINUTE_MS).toISOString();
      const query = { start, attempts: "minute" } as const;
      return call(getWebhookStatistics, { params: { endpoint_id: id }, query }, signal);
    },
    refetchInterval: MINUTE_MS / 4,
  });
}
