import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "#lib/http/client.ts";
import {
  type AlertRule,
  type CreateAlertRule,
  createAlertRule,
  deleteAlertRule,
  listAlertRules,
  type UpdateAlertRule,
  updateAlertRule,
} from "./contract.ts";

export type AlertRuleRow = z.output<typeof AlertRule>;

const all = ["alert-rules"] as const;
const JUDGED_MS = 30_000;

/** The rules and how they stand; they are judged once a minute. */
export const alertRulesQuery = queryOptions({
  queryKey: [...all, "list"],
  queryFn: ({ signal }) => call(listAlertRules, {}, signal),
  refetchInterval: JUDGED_MS,
});

function useRuleMutation<Input, Result>(mutationFn: (input: Input) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey: all }) });
}

export const useCreateAlertRule = () =>
  useRuleMutation((body: z.input<typeof CreateAlertRule>) => call(createAlertRule, { body }));

export const useUpdateAlertRule = (id: string) =>
  useRuleMutation((body: z.input<typeof UpdateAlertRule>) => call(updateAlertRule, { params: { rule_id: id }, body }));

export const useDeleteAlertRule = () =>
  useRuleMutation((id: string) => call(deleteAlertRule, { params: { rule_id: id } }));
