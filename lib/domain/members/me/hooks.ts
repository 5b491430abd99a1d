"use client";

import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { type CallInput, call } from "#lib/http/client.ts";
import * as contract from "./contract.ts";

export type Myself = z.output<typeof contract.Me>;
export type SessionRow = z.output<typeof contract.Session>;

export const meQuery = queryOptions({ queryKey: ["me"], queryFn: ({ signal }) => call(contract.getMe, {}, signal) });

export const sessionsQuery = queryOptions({
  queryKey: ["me", "sessions"],
  queryFn: ({ signal }) => call(contract.listSessions, {}, signal),
});

export const useChangePassword = () =>
  useMutation({
    mutationFn: (body: CallInput<typeof contract.changePassword>["body"]) => call(contract.changePassword, { body }),
  });

/** Ends one session, or all the others. */
export function useEndSessions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (session_id: string | "others") =>
      session_id === "others"
        ? call(contract.endOtherSessions, {})
        : call(contract.endSession, { params: { session_id } }),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}

/** From now on the session shows another of the person's shops. */
export const useSwitchMerchant = () =>
  useMutation({
    mutationFn: (merchant_id: string) => call(contract.switchMerchant, { body: { merchant_id } }),
  });
