import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "#lib/http/client.ts";
import {
  type CreateSegment,
  createSegment,
  deleteSegment,
  getSegment,
  listSegments,
  previewSegment,
  type Segment,
  type UpdateSegment,
  updateSegment,
} from "./contract.ts";

export type SegmentRow = z.output<typeof Segment>;
export type SegmentCondition = z.input<typeof CreateSegment>["condition"];

const keys = {
  all: ["segments"] as const,
  detail: (id: string) => ["segments", "detail", id] as const,
  preview: (condition: SegmentCondition | null) => ["segments", "preview", condition] as const,
};

export const segmentsQuery = queryOptions({
  queryKey: ["segments", "list"],
  queryFn: ({ signal }) => call(listSegments, {}, signal),
});

export const segmentQuery = (id: string) =>
  queryOptions({
    queryKey: keys.detail(id),
    queryFn: ({ signal }) => call(getSegment, { params: { segment_id: id } }, signal),
  });

/** The live count of a condition that is being built; null while it is not complete. */
export const segmentPreviewQuery = (condition: SegmentCondition | null) =>
  queryOptions({
    queryKey: keys.preview(condition),
    queryFn: ({ signal }) => call(previewSegment, { body: { condition: condition as SegmentCondition } }, signal),
    enabled: condition !== null,
    placeholderData: keepPreviousData,
  });

/** Runs a change of segments, then fetches anew what shows them: customers name theirs. */
function useSegmentMutation<Input, Result>(mutationFn: (input: Input) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.all }),
        client.invalidateQueries({ queryKey: ["customers"] }),
      ]),
  });
}

export const useCreateSegment = () =>
  useSegmentMutation((body: z.input<typeof CreateSegment>) => call(createSegment, { body }));

export const useUpdateSegment = (id: string) =>
  useSegmentMutation((body: z.input<typeof UpdateSegment>) =>
    call(updateSegment, { params: { segment_id: id }, body }),
  );

export const useDeleteSegment = () =>
  useSegmentMutation((id: string) => call(deleteSegment, { params: { segment_id: id } }));
