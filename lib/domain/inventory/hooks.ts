"use client";

import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import type { z } from "zod";
import { type CallInput, call } from "#lib/http/client.ts";
import * as contract from "./contract.ts";

export type Item = z.output<typeof contract.InventoryItem>;
export type StockStatus = Item["status"];
export type ItemChange = z.output<typeof contract.InventoryChange>;
export type BatchResult = z.output<typeof contract.InventoryBatchResult>;
export type StockFilter = Omit<NonNullable<CallInput<typeof contract.getInventoryStatus>["query"]>, "cursor">;

export const inventoryKeys = {
  all: ["inventory"] as const,
  list: (filter: StockFilter) => ["inventory", "list", filter] as const,
  item: (sku: string) => ["inventory", "item", sku] as const,
};

/** Items of a filter page by page; each page also says how many there are of each status. */
export const stockQuery = (filter: StockFilter) =>
  infiniteQueryOptions({
    queryKey: inventoryKeys.list(filter),
    queryFn: ({ pageParam, signal }) =>
      call(contract.getInventoryStatus, { query: { ...filter, cursor: pageParam ?? undefined } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });

export const itemQuery = (sku: string) =>
  queryOptions({
    queryKey: inventoryKeys.item(sku),
    queryFn: ({ signal }) => call(contract.getInventoryItem, { params: { sku } }, signal),
  });

/** Runs a change and then fetches again what it touched. */
function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: inventoryKeys.all }),
  });
}

export const usePutItem = () =>
  useChange(({ sku, ...body }: ItemChange) => call(contract.putInventoryItem, { params: { sku }, body }));

export const useDeleteItem = () => useChange((sku: string) => call(contract.deleteInventoryItem, { params: { sku } }));

/** At most `maxBatchItems` at a time. */
export const putItems = (items: readonly unknown[], signal?: AbortSignal) =>
  call(contract.batchInventory, { body: { items: [...items] } }, signal);
