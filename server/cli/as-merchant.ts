import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { merchantBySlug } from "#lib/domain/members/service.ts";
import { AppError } from "#lib/http/errors.ts";
import { newId } from "#lib/ids.ts";
import { OperatorError } from "#lib/operator-error.ts";
import { withDatabase } from "./with-database.ts";

/** Runs a command's work for the merchant of this slug, with all rights. */
export function asMerchant<Result>(slug: string, work: (ctx: Ctx) => Promise<Result>): Promise<Result> {
  return withDatabase(async () => {
    try {
      const { id } = await merchantBySlug(slug);
      return await work({
        merchantId: id,
        actor: { type: "system", id: "cli", name: "Command line" },
        scopes: ["*"],
        db: database,
        now: () => new Date(),
        requestId: newId("request"),
        address: null,
      });
    } catch (error) {
      throw error instanceof AppError ? new OperatorError(error.message) : error;
    }
  });
}
