"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { type CallInput, call } from "#lib/http/client.ts";
import {
  createExportSchedule,
  deleteExportSchedule,
  type ExportSchedule,
  listExportSchedules,
  updateExportSchedule,
} from "./contract.ts";

export type Schedule = z.output<typeof ExportSchedule>;
export type ScheduleWish = CallInput<typeof createExportSchedule>["body"];
type Changes = CallInput<typeof updateExportSchedule>["body"];

const key = ["exports", "schedules"] as const;
const PAGE = 50;

export const useSchedules = () =>
  useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      call(listExportSchedules, { query: { limit: PAGE, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

const useRefresh = () => {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: key });
};

export function useCreateSchedule() {
  const refresh = useRefresh();
  return useMutation({ mutationFn: (body: ScheduleWish) => call(createExportSchedule, { body }), onSuccess: refresh });
}

export function useChangeSchedule() {
  const refresh = useRefresh();
  const change = ({ id, ...body }: Changes & { id: string }) =>
    call(updateExportSchedule, { params: { schedule_id: id }, body });
  return useMutation({ mutationFn: change, onSuccess: refresh });
}

export function useDeleteSchedule() {
  const refresh = useRefresh();
  const remove = (schedule_id: string) => call(deleteExportSchedule, { params: { schedule_id } });
  return useMutation({ mutationFn: remove, onSuccess: refresh });
}
