import { rebuild } from "#lib/domain/analytics/rollups/keeping/service.ts";
import { merchantBySlug } from "#lib/domain/members/service.ts";
import { AppError } from "#lib/http/errors.ts";
import { OperatorError } from "#lib/operator-error.ts";
import { withDatabase } from "./with-database.ts";

/** Counts everything anew, of one merchant or of all, and tells how much there was. */
export function rebuildAnalytics(slug: string | null, tell: (line: string) => void): Promise<void> {
  return withDatabase(async () => {
    const merchant = slug === null ? null : await bySlug(slug);
    const { merchants, days } = await rebuild(merchant, new Date());
    tell(
      `Counted ${days} ${days === 1 ? "day" : "days"} of ${merchants} ${merchants === 1 ? "merchant" : "merchants"}.`,
    );
  });
}

async function bySlug(slug: string) {
  try {
    return (await merchantBySlug(slug)).id;
  } catch (error) {
    throw error instanceof AppError ? new OperatorError(error.message) : error;
  }
}
