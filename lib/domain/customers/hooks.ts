import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "#lib/http/client.ts";
import { type Customer, type CustomerSummary, getCustomer, listCustomers } from "./contract.ts";

export type CustomerRow = z.output<typeof Customer>;
export type CustomerName = z.output<typeof CustomerSummary>;
export type CustomerFilter = Omit<z.input<typeof listCustomers.query>, "cursor">;

export const customerKeys = {
  list: (filter: CustomerFilter) => ["customers", "list", filter] as const,
  detail: (id: string) => ["customers", "detail", id] as const,
};

/** The customers of a filter, last seen first, page by page. */
export const customersQuery = (filter: CustomerFilter) =>
  infiniteQueryOptions({
    queryKey: customerKeys.list(filter),
    queryFn: ({ pageParam, signal }) =>
      call(listCustomers, { query: { ...filter, cursor: pageParam ?? undefined } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: customerKeys.detail(id),
    queryFn: ({ signal }) => call(getCustomer, { params: { customer_id: id } }, signal),
  });
