"use client";

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { type CallInput, call } from "#lib/http/client.ts";
import {
  type ApiKey,
  createApiKey,
  type keyStates,
  listApiKeys,
  type NewApiKey,
  revokeApiKey,
  rotateApiKey,
  updateApiKey,
} from "./contract.ts";

export type KeyRow = z.output<typeof ApiKey>;
export type NewKey = z.output<typeof NewApiKey>;
export type KeyState = (typeof keyStates)[number];
export type KeyScope = KeyRow["scopes"][number];

const PAGE = 100;
const USE_POLL_MS = 2000;

export const apiKeyKeys = {
  lists: ["api-keys", "list"] as const,
  working: ["api-keys", "list", "every working"] as const,
  list: (state: KeyState) => ["api-keys", "list", state] as const,
  use: (id: string) => ["api-keys", "use", id] as const,
};

/** The keys in one state, newest first, page by page. */
export function useApiKeys(state: KeyState, { enabled = true } = {}) {
  return useInfiniteQuery({
    enabled,
    queryKey: apiKeyKeys.list(state),
    queryFn: ({ pageParam, signal }) =>
      call(listApiKeys, { query: { state: [state], limit: PAGE, cursor: pageParam ?? undefined } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}

/** A key made a moment ago, asked for until it has been used. */
export function useFirstUse(id: string) {
  return useQuery({
    queryKey: apiKeyKeys.use(id),
    queryFn: async ({ signal }) => {
      const { data } = await call(listApiKeys, { query: { limit: PAGE } }, signal);
      return data.find((key) => key.id === id) ?? null;
    },
    refetchInterval: ({ state }) => (state.data?.last_used_at ? false : USE_POLL_MS),
  });
}

/** Every working key, however many pages they fill, to weigh what a change would do to them. */
export function useWorkingKeys({ enabled = true } = {}) {
  return useQuery({
    enabled,
    queryKey: apiKeyKeys.working,
    queryFn: async ({ signal }) => {
      const keys: KeyRow[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await call(listApiKeys, { query: { state: ["working"], limit: PAGE, cursor } }, signal);
        keys.push(...page.data);
        if (!page.next_cursor) return keys;
        cursor = page.next_cursor;
      }
    },
  });
}

/** Fetches the lists again: a key has been used, and they do not say so yet. */
export function useRefreshKeys() {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: apiKeyKeys.lists });
}

function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const refresh = useRefreshKeys();
  return useMutation({ mutationFn: change, onSettled: refresh });
}

export const useCreateApiKey = () =>
  useChange((body: CallInput<typeof createApiKey>["body"]) => call(createApiKey, { body }));

export const useUpdateApiKey = (id: string) =>
  useChange((body: CallInput<typeof updateApiKey>["body"]) => call(updateApiKey, { params: { key_id: id }, body }));

export const useRotateApiKey = (id: string) =>
  useChange((overlap_seconds: number) => call(rotateApiKey, { params: { key_id: id }, body: { overlap_seconds } }));

export const useRevokeApiKey = () => useChange((id: string) => call(revokeApiKey, { params: { key_id: id } }));
