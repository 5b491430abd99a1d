import type { z } from "zod";
import type { MerchantId } from "#lib/context.ts";
import { encrypt } from "#lib/crypto.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { authContext } from "../rules.ts";
import { shownCertificate } from "./certificates.ts";
import type { Authentication, AuthenticationInput, PayloadFilter, RetryScheduleInput } from "./contract.ts";
import { presetDelays } from "./rules.ts";

type Policy = {
  retry_schedule?: z.output<typeof RetryScheduleInput>;
  authentication?: AuthenticationInput;
  filter?: z.output<typeof PayloadFilter>;
};

/** The columns that hold a policy; those of what it does not name stay as they are. */
export function policyColumns(merchantId: MerchantId, endpointId: string, policy: Policy) {
  const { retry_schedule: retry, authentication, filter } = policy;
  return {
    ...(retry && {
      retry_preset: retry.preset,
      retry_delays: [...(retry.preset === "own" ? (retry.delays_seconds ?? []) : presetDelays[retry.preset])],
    }),
    ...(filter !== undefined && { filter: filter ?? Prisma.DbNull }),
    ...(authentication && sealed(merchantId, endpointId, authentication)),
  };
}

/** What may be shown stays readable; the secret is bound to its endpoint. */
function sealed(merchantId: MerchantId, endpointId: string, input: AuthenticationInput) {
  const context = authContext(merchantId, endpointId);
  const [authentication, secret] = split(input);
  return { authentication, auth_ciphertext: secret === null ? null : encrypt(secret, context) };
}

function split(input: AuthenticationInput): [Authentication, string | null] {
  switch (input.type) {
    case "none":
      return [{ type: "none" }, null];
    case "basic":
      return [{ type: "basic", username: input.username }, input.password];
    case "bearer":
      return [{ type: "bearer" }, input.token];
    case "header":
      return [{ type: "header", name: input.name }, input.value];
    case "oauth2": {
      const { client_secret, ...shown } = input;
      return [shown, client_secret];
    }
    case "client_certificate": {
      const { certificate, key, ca } = input;
      return [shownCertificate(input), JSON.stringify({ certificate, key, ca })];
    }
  }
}
