"use client";

import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { type CallInput, call } from "#lib/http/client.ts";
import * as contract from "./contract.ts";

export const oneTimeCodesQuery = queryOptions({
  queryKey: ["me", "one-time-codes"],
  queryFn: ({ signal }) => call(contract.getOneTimeCodes, {}, signal),
});

export const useBeginOneTimeCodes = () =>
  useMutation({
    mutationFn: (body: CallInput<typeof contract.beginOneTimeCodes>["body"]) =>
      call(contract.beginOneTimeCodes, { body }),
  });

type Proof = CallInput<typeof contract.disableOneTimeCodes>["body"];

function useChange<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => client.invalidateQueries({ queryKey: oneTimeCodesQuery.queryKey }),
  });
}

export const useConfirmOneTimeCodes = () =>
  useChange((body: CallInput<typeof contract.confirmOneTimeCodes>["body"]) =>
    call(contract.confirmOneTimeCodes, { body }),
  );

export const useReplaceRecoveryCodes = () => useChange((body: Proof) => call(contract.replaceRecoveryCodes, { body }));

export const useDisableOneTimeCodes = () => useChange((body: Proof) => call(contract.disableOneTimeCodes, { body }));
