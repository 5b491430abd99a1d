"use client";

import { type InfiniteData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { useLiveEvents } from "#lib/domain/stream/hooks.ts";
import { addressOf, type CallInput, type CallOutput, call } from "#lib/http/client.ts";
import { cancelExport, createExport, deleteExport, downloadExport, type Export, listExports } from "./contract.ts";

export type ExportRow = z.output<typeof Export>;
export type ExportWish = CallInput<typeof createExport>["body"];

type Page = CallOutput<typeof listExports>;
type Pages = InfiniteData<Page, string | undefined>;

export const exportKeys = { all: ["exports"] as const, list: ["exports", "list"] as const };

const PAGE = 50;
/** While one is under way and the stream does not tell of it. */
const RUNNING_MS = 2_000;

export const isUnderWay = ({ state }: Pick<ExportRow, "state">) => state === "queued" || state === "running";

const replaced = (data: Pages | undefined, changed: Partial<ExportRow> & { id: string }): Pages | undefined =>
  data && {
    ...data,
    pages: data.pages.map((page) => ({
      ...page,
      data: page.data.map((row) => (row.id === changed.id ? { ...row, ...changed } : row)),
    })),
  };

/** The exports, newest first; the stream tells how far those are that are under way. */
export function useExports() {
  const client = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: exportKeys.list,
    queryFn: ({ pageParam, signal }) => call(listExports, { query: { limit: PAGE, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.data.some(isUnderWay)) ? RUNNING_MS : false),
  });
  const refresh = () => void client.invalidateQueries({ queryKey: exportKeys.all });
  useLiveEvents({
    events: ["export.*"],
    onMissed: refresh,
    onEvent: ({ event, data }) => {
      if (event !== "export.progress") return refresh();
      const { export_id: id, ...shown } = data as unknown as Omit<ExportRow, "id"> & { export_id: string };
      client.setQueryData<Pages>(exportKeys.list, (known) => replaced(known, { ...shown, id }));
    },
  });
  return query;
}

const useRefresh = () => {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: exportKeys.all });
};

export function useCreateExport() {
  const refresh = useRefresh();
  return useMutation({ mutationFn: (body: ExportWish) => call(createExport, { body }), onSuccess: refresh });
}

export function useCancelExport() {
  const refresh = useRefresh();
  const cancel = (export_id: string) => call(cancelExport, { params: { export_id } });
  return useMutation({ mutationFn: cancel, onSuccess: refresh });
}

export function useDeleteExport() {
  const refresh = useRefresh();
  const remove = (export_id: string) => call(deleteExport, { params: { export_id } });
  return useMutation({ mutationFn: remove, onSuccess: refresh });
}

/** Where the browser fetches the file. */
export const fileAddress = ({ id }: Pick<ExportRow, "id">) => addressOf(downloadExport, { params: { export_id: id } });
