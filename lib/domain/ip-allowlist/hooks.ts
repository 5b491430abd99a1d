"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { type CallInput, call } from "#lib/http/client.ts";
import { type AllowlistEntry, addAllowlistEntry, listAllowlist, removeAllowlistEntry } from "./contract.ts";

export type Entry = z.output<typeof AllowlistEntry>;
export type NewEntry = CallInput<typeof addAllowlistEntry>["body"];

export const allowlistKey = ["ip-allowlist"] as const;

export function useAllowlist() {
  return useQuery({ queryKey: allowlistKey, queryFn: ({ signal }) => call(listAllowlist, {}, signal) });
}

function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => void client.invalidateQueries({ queryKey: allowlistKey }),
  });
}

export const useAddEntry = () => useChange((body: NewEntry) => call(addAllowlistEntry, { body }));

export const useRemoveEntry = () => useChange((id: string) => call(removeAllowlistEntry, { params: { entry_id: id } }));
