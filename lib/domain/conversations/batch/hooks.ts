import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "#lib/http/client.ts";
import { type BatchOperation, type BatchResult, batchConversations, maxOperations } from "./contract.ts";

export type BatchStep = z.input<typeof BatchOperation>;
export type BatchOutcome = z.output<typeof BatchResult>;

/** Does many steps, each by itself; answers with what became of each, in their order. */
export function useBatch() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (steps: readonly BatchStep[]): Promise<BatchOutcome[]> => {
      const outcomes: BatchOutcome[] = [];
      for (let start = 0; start < steps.length; start += maxOperations) {
        const operations = steps.slice(start, start + maxOperations);
        outcomes.push(...(await call(batchConversations, { body: { operations } })).results);
      }
      return outcomes;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["conversations"] }),
  });
}
