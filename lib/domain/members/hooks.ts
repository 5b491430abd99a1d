"use client";

import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "#lib/http/client.ts";
import * as members from "./contract.ts";
import * as invitations from "./invitations/contract.ts";

export type MemberRow = z.output<typeof members.Member>;
export type InvitationRow = z.output<typeof invitations.Invitation>;
export type SentInvitation = z.output<typeof invitations.SentInvitation>;

const PAGE = 100;

/** A shop has few people, so they come at once. */
export const membersQuery = queryOptions({
  queryKey: ["members", "list"],
  queryFn: ({ signal }) => call(members.listMembers, { query: { limit: PAGE } }, signal),
});

/** Invitations that wait for an answer, or did not get one in time. */
export const openInvitationsQuery = queryOptions({
  queryKey: ["members", "invitations"],
  queryFn: ({ signal }) =>
    call(invitations.listInvitations, { query: { limit: PAGE, state: ["open", "expired"] } }, signal),
});

/** Runs a change and then fetches again who there is. */
function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: ["members"] }),
  });
}

export const useChangeRole = () =>
  useChange(({ user_id, role }: { user_id: string; role: members.Role }) =>
    call(members.updateMember, { params: { user_id }, body: { role } }),
  );

export const useRemoveMember = () =>
  useChange((user_id: string) => call(members.removeMember, { params: { user_id } }));

export const useInvite = () =>
  useChange((body: z.input<typeof invitations.CreateInvitation>) => call(invitations.createInvitation, { body }));

export const useResendInvitation = () =>
  useChange((invitation_id: string) => call(invitations.resendInvitation, { params: { invitation_id } }));

export const useWithdrawInvitation = () =>
  useChange((invitation_id: string) => call(invitations.withdrawInvitation, { params: { invitation_id } }));
