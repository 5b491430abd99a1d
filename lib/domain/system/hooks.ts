"use client";

import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "#lib/http/client.ts";
import { getStatus, type Status } from "./contract.ts";

export type ServiceStatus = z.output<typeof Status>;

const LOOK_EVERY_MS = 30_000;

/** How the service is. Asked for rather than streamed: the stream is among what may be ill. */
export const useServiceStatus = () =>
  useQuery({
    queryKey: ["system", "status"],
    queryFn: ({ signal }) => call(getStatus, {}, signal),
    refetchInterval: LOOK_EVERY_MS,
    retry: 1,
  });
