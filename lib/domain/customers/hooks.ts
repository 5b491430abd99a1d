import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "#lib/http/client.ts";
import {
  type Customer,
  type CustomerInput,
  type CustomerSummary,
  createCustomer,
  eraseCustomer,
  getCustomer,
  type UpdateCustomer,
  updateCustomer,
} from "./contract.ts";
import { type CustomerConversation, listCustomerConversations } from "./history/contract.ts";
import { listCustomers } from "./list/contract.ts";
import { type CreateCustomerNote, type CustomerNote, createCustomerNote, listCustomerNotes } from "./notes/contract.ts";

export type CustomerRow = z.output<typeof Customer>;
export type CustomerName = z.output<typeof CustomerSummary>;
export type CustomerConversationRow = z.output<typeof CustomerConversation>;
export type CustomerNoteRow = z.output<typeof CustomerNote>;
export type CustomerFilter = Omit<z.input<typeof listCustomers.query>, "cursor">;

export const customerKeys = {
  all: ["customers"] as const,
  list: (filter: CustomerFilter) => ["customers", "list", filter] as const,
  detail: (id: string) => ["customers", "detail", id] as const,
  conversations: (id: string) => ["customers", "conversations", id] as const,
  notes: (id: string) => ["customers", "notes", id] as const,
};

/** The customers of a filter, in its order, page by page. */
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

/** A customer's conversations, newest first, page by page. */
export const customerConversationsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: customerKeys.conversations(id),
    queryFn: ({ pageParam, signal }) =>
      call(
        listCustomerConversations,
        { params: { customer_id: id }, query: { sort: "-started_at", cursor: pageParam ?? undefined } },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });

export const customerNotesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: customerKeys.notes(id),
    queryFn: ({ pageParam, signal }) =>
      call(listCustomerNotes, { params: { customer_id: id }, query: { cursor: pageParam ?? undefined } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });

/** Runs a change of customers, then fetches anew what shows them. */
function useCustomerMutation<Input, Result>(mutationFn: (input: Input) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey: customerKeys.all }) });
}

export const useCreateCustomer = () =>
  useCustomerMutation((body: z.input<typeof CustomerInput>) => call(createCustomer, { body }));

export const useUpdateCustomer = (id: string) =>
  useCustomerMutation((body: z.input<typeof UpdateCustomer>) =>
    call(updateCustomer, { params: { customer_id: id }, body }),
  );

export const useCreateCustomerNote = (id: string) =>
  useCustomerMutation((body: z.input<typeof CreateCustomerNote>) =>
    call(createCustomerNote, { params: { customer_id: id }, body }),
  );

/** After it nothing of the customer can be fetched any more, so their page's queries are dropped, not fetched anew. */
export function useEraseCustomer(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(eraseCustomer, { params: { customer_id: id } }),
    onSuccess: () => {
      for (const queryKey of [customerKeys.detail(id), customerKeys.conversations(id), customerKeys.notes(id)]) {
        client.removeQueries({ queryKey });
      }
      return client.invalidateQueries({ queryKey: ["customers", "list"] });
    },
  });
}
