"use client";

import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "#lib/http/client.ts";
import { getMerchant, type Merchant, type UpdateMerchant, updateMerchant } from "./contract.ts";

export type Shop = z.output<typeof Merchant>;

export const merchantQuery = queryOptions({
  queryKey: ["merchant"],
  queryFn: ({ signal }) => call(getMerchant, {}, signal),
});

export function useUpdateMerchant() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof UpdateMerchant>) => call(updateMerchant, { body }),
    onSuccess: (shop) => client.setQueryData(merchantQuery.queryKey, shop),
  });
}
