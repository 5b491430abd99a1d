"use client";

import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { addressOf, type CallInput, call } from "#lib/http/client.ts";
import * as contract from "./contract.ts";

export type AuditEntry = z.output<typeof contract.AuditLogEntry>;
export type AuditChain = z.output<typeof contract.AuditChain>;
export type AuditFilter = Omit<NonNullable<CallInput<typeof contract.listAuditLogs>["query"]>, "cursor" | "format">;

/** What was changed, newest first, page by page. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ["audit-logs", "list", filter] as const,
    queryFn: ({ pageParam, signal }) =>
      call(contract.listAuditLogs, { query: { ...filter, cursor: pageParam ?? undefined } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });

const CHAIN_MS = 10_000;

export const chainQuery = queryOptions({
  queryKey: ["audit-logs", "chain"],
  queryFn: ({ signal }) => call(contract.getAuditChain, {}, signal),
  refetchInterval: CHAIN_MS,
});

export function useVerifyChain() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(contract.verifyAuditChain, {}),
    onSuccess: (chain) => client.setQueryData(chainQuery.queryKey, chain),
  });
}

/** Where the browser downloads every entry that a filter leaves. */
export const exportAddress = (filter: AuditFilter, format: "csv" | "jsonl") =>
  addressOf(contract.listAuditLogs, { query: { ...filter, format } });
