"use client";

import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { addressOf, type CallInput, call } from "#lib/http/client.ts";
import { useNewestFirst } from "#lib/http/use-newest-first.ts";
import {
  exportRequestLogs,
  getRequestLog,
  listRequestLogs,
  type RequestLog,
  type RequestLogDetail,
} from "./contract.ts";

export type LoggedCall = z.output<typeof RequestLog>;
export type LoggedCallDetail = z.output<typeof RequestLogDetail>;
export type LogFilter = Omit<NonNullable<CallInput<typeof listRequestLogs>["query"]>, "limit" | "cursor">;

const PAGE = 50;

export function fetchCalls(filter: LogFilter, cursor?: string, signal?: AbortSignal) {
  return call(listRequestLogs, { query: { ...filter, cursor, limit: PAGE } }, signal);
}

/** The calls of the merchant's keys, newest first. */
export const useCalls = (filter: LogFilter) =>
  useNewestFirst(["request-logs", "list", filter], (cursor, signal) => fetchCalls(filter, cursor, signal));

/** A call never changes, so it is fetched once. */
export const useCall = (id: string) =>
  useQuery({
    queryKey: ["request-logs", "detail", id],
    queryFn: ({ signal }) => call(getRequestLog, { params: { request_id: id } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Where the browser downloads every call that a filter leaves. */
export const exportAddress = (filter: LogFilter, format: "csv" | "jsonl") =>
  addressOf(exportRequestLogs, { query: { ...filter, format } });
