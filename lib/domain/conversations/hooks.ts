import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import type { z } from "zod";
import { listMessages, type Message } from "#lib/domain/messages/contract.ts";
import { call } from "#lib/http/client.ts";
import { emptyCart } from "./cart/rules.ts";
import {
  type Conversation,
  type ConversationDetail,
  getConversation,
  type UpdateConversation,
  updateConversation,
} from "./contract.ts";
import { listConversations } from "./list/contract.ts";
import { planUpdate } from "./rules.ts";

export type ConversationRow = z.output<typeof Conversation>;
export type ConversationWhole = z.output<typeof ConversationDetail>;
export type ConversationMessage = z.output<typeof Message>;
export type ConversationChange = z.output<typeof UpdateConversation>;
export type ConversationFilter = Omit<z.input<typeof listConversations.query>, "limit" | "cursor">;
export type ConversationPage = { data: ConversationRow[]; has_more: boolean; next_cursor: string | null };

export const conversationKeys = {
  lists: ["conversations", "list"] as const,
  list: (filter: ConversationFilter) => ["conversations", "list", filter] as const,
  detail: (id: string) => ["conversations", "detail", id] as const,
  messages: (id: string) => ["conversations", "messages", id] as const,
  messagesAfter: (id: string, after: string | undefined) => ["conversations", "messages", id, after] as const,
  /** The events that a conversation caused, and their deliveries. */
  effects: (id: string) => ["conversations", "effects", id] as const,
};

/** The conversations of a filter, page by page. */
export const conversationsQuery = (filter: ConversationFilter) =>
  infiniteQueryOptions({
    queryKey: conversationKeys.list(filter),
    queryFn: ({ pageParam, signal }) =>
      call(listConversations, { query: { ...filter, cursor: pageParam ?? undefined } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });

/** One conversation with its first messages and its notes. */
export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: conversationKeys.detail(id),
    queryFn: ({ signal }) => call(getConversation, { params: { conversation_id: id } }, signal),
  });

/** The messages of a conversation after those it brings along, page by page. */
export const messagesQuery = (id: string, after: string | undefined) =>
  infiniteQueryOptions({
    queryKey: conversationKeys.messagesAfter(id, after),
    queryFn: ({ pageParam, signal }) =>
      call(
        listMessages,
        {
          params: { conversation_id: id },
          query: pageParam ? { limit: 100, cursor: pageParam } : { limit: 100, after },
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });

/** Puts what is known of a conversation into every list and page that shows it. */
export function patchConversation(client: QueryClient, id: string, known: Partial<ConversationRow>): void {
  client.setQueryData<ConversationWhole>(conversationKeys.detail(id), (old) => old && { ...old, ...known });
  client.setQueriesData<InfiniteData<ConversationPage>>({ queryKey: conversationKeys.lists }, (old) => {
    if (!old?.pages.some((page) => page.data.some((row) => row.id === id))) return old;
    const patched = (row: ConversationRow) => (row.id === id ? { ...row, ...known } : row);
    return { ...old, pages: old.pages.map((page) => ({ ...page, data: page.data.map(patched) })) };
  });
}

/** Fetches a conversation again where it is open. */
export function invalidateOpen(client: QueryClient, id: string): void {
  void client.invalidateQueries({ queryKey: conversationKeys.detail(id) });
  void client.invalidateQueries({ queryKey: conversationKeys.messages(id) });
}

/** Changes a conversation: what the rules make of it shows at once and is taken back when the server refuses. */
export function useUpdateConversation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: ConversationChange }) =>
      call(updateConversation, { params: { conversation_id: id }, body: change }),
    onMutate: async ({ id, change }) => {
      await client.cancelQueries({ queryKey: conversationKeys.detail(id) });
      const before = client.getQueryData(conversationQuery(id).queryKey);
      if (before) patchConversation(client, id, foresee(before, change));
      return { before };
    },
    onError: (_error, { id }, context) => {
      if (context?.before) patchConversation(client, id, rowOf(context.before));
    },
    onSuccess: (row, { id }) => patchConversation(client, id, row),
    onSettled: (_row, _error, { id }) => {
      void client.invalidateQueries({ queryKey: conversationKeys.effects(id) });
      return client.invalidateQueries({ queryKey: conversationKeys.detail(id) });
    },
  });
}

const rowOf = ({
  messages: _messages,
  messages_has_more: _more,
  messages_next_cursor: _cursor,
  notes: _notes,
  notes_has_more: _moreNotes,
  analytics: _analytics,
  ...row
}: ConversationWhole): ConversationRow => row;

const timeOf = (text: string | null) => (text === null ? null : new Date(text));

/** What the server will make of a change, by the same rules; only the server knows what becomes of a cart. */
function foresee(row: ConversationRow, change: ConversationChange): Partial<ConversationRow> {
  const state = {
    ...emptyCart,
    ...row,
    cart_updated_at: timeOf(row.cart_updated_at),
    cart_abandoned_at: timeOf(row.cart_abandoned_at),
    high_value_at: timeOf(row.high_value_at),
    escalated_at: timeOf(row.escalated_at),
    started_at: new Date(row.started_at),
    completed_at: timeOf(row.completed_at),
    reopened_after_seconds: null,
  };
  const { cart: _cart, purchase: _purchase, ...foreseeable } = change;
  return JSON.parse(JSON.stringify(planUpdate(state, foreseeable, new Date(), null).changes));
}
