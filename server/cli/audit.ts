import { database } from "#lib/db/database.ts";
import { sealedMerchants, verifyChain } from "#lib/domain/audit/chain/service.ts";
import { merchantBySlug } from "#lib/domain/members/service.ts";
import { AppError } from "#lib/http/errors.ts";
import { OperatorError } from "#lib/operator-error.ts";
import { withDatabase } from "./with-database.ts";

/** Checks audit logs, tells a line for each and for each fault, and answers whether all are intact. */
export function verifyAudit(slug: string | null, tell: (line: string) => void): Promise<boolean> {
  return withDatabase(async () => {
    let intact = true;
    const merchants = slug === null ? await sealedMerchants() : [await bySlug(slug)];
    if (merchants.length === 0) tell("Nothing is sealed yet.");
    for (const { id, slug: name } of merchants) {
      const { sealed, faults } = await verifyChain(database, id, new Date());
      const verdict = faults.length > 0 ? `${faults.length} ${faults.length === 1 ? "fault" : "faults"}` : "intact";
      tell(`${name}: ${sealed} sealed ${sealed === 1 ? "entry" : "entries"}, ${verdict}.`);
      for (const { kind, message } of faults) tell(`  ${kind}: ${message}`);
      intact &&= faults.length === 0;
    }
    return intact;
  });
}

async function bySlug(slug: string) {
  try {
    return await merchantBySlug(slug);
  } catch (error) {
    throw error instanceof AppError ? new OperatorError(error.message) : error;
  }
}
