import type { Ctx } from "#lib/context.ts";
import { env } from "#lib/env.ts";
import { matchAddresses } from "#lib/http/addresses.ts";
import { destinationProblem } from "#lib/http/destination.ts";
import { invalidField } from "#lib/http/errors.ts";
import { assertTransformation } from "../transformations/service.ts";
import { assertCertificate } from "./policy/certificates.ts";
import type { AuthenticationInput } from "./policy/contract.ts";

export async function assertReachable(url: string | undefined, field = "url"): Promise<void> {
  if (url === undefined) return;
  const problem = await destinationProblem(url, matchAddresses(env().WEBHOOK_ALLOWED_SUBNETS));
  if (problem) throw invalidField(field, "not_allowed", problem);
}

type Given = { url?: string; authentication?: AuthenticationInput; transformation?: string | null };

/** Refuses what the contract alone cannot see is wrong, before anything is written. */
export async function assertUsable(ctx: Ctx, { url, authentication, transformation }: Given): Promise<void> {
  await assertReachable(url);
  if (authentication?.type === "oauth2") await assertReachable(authentication.token_url, "authentication.token_url");
  if (authentication?.type === "client_certificate") assertCertificate(authentication, ctx.now());
  await assertTransformation(ctx.merchantId, transformation);
}
