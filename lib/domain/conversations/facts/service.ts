import type { MerchantId } from "#lib/context.ts";
import type { Params } from "#lib/db/sql.ts";
import { conditions } from "../list/queries.ts";
import type { Filter } from "../list/rules.ts";

export { outcomeSql } from "../queries.ts";
export { factsSql, hourOfWeekSql, pageSql, productsSql } from "./queries.ts";

/** SQL for the conversations `c` that the list shows by a filter, for whoever counts them. */
export function countedSql(merchantId: MerchantId, filter: Filter, params: Params): string {
  const merchant = params.add(merchantId);
  return [`c.merchant_id = ${merchant}`, ...conditions(filter, merchant, params)].join(" AND ");
}
