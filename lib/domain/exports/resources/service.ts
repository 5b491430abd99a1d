import type { Ctx } from "#lib/context.ts";
import type { Statement } from "#lib/db/copy.ts";
import type { RowsSql } from "#lib/db/sql.ts";
import * as audit from "#lib/domain/audit/service.ts";
import * as conversations from "#lib/domain/conversations/export/service.ts";
import * as customers from "#lib/domain/customers/list/service.ts";
import * as events from "#lib/domain/events/service.ts";
import * as requestLogs from "#lib/domain/request-logs/service.ts";
import * as deliveries from "#lib/domain/webhooks/deliveries/service.ts";
import { copySql, jsonLineSql } from "../formats/queries.ts";
import { fieldsOf, filtersOf, type Wish } from "../rules.ts";
import type { Field, ResourceName } from "./contract.ts";
import { resources } from "./contract.ts";
import type { RowsOfFields } from "./queries.ts";
import { analyticsRows } from "./series.ts";

type FilterOf<Name extends ResourceName> = ReturnType<(typeof resources)[Name]["filters"]["parse"]>;

type Found = RowsSql | RowsOfFields;

type Sources = {
  [Name in ResourceName]: (ctx: Ctx, filter: FilterOf<Name>, wish: Wish) => Found | Promise<Found>;
};

const sources: Sources = {
  conversations: (ctx, filter, { include_messages, time_zone }) =>
    conversations.conversationRows(
      ctx,
      filter,
      include_messages ? jsonLineSql("m", resources.messages.fields, time_zone) : null,
    ),
  messages: conversations.messageRows,
  customers: customers.allRows,
  events: events.allRows,
  deliveries: deliveries.allRows,
  request_logs: requestLogs.allRows,
  audit_logs: audit.allRows,
  analytics: (ctx, filter, { time_zone }) => analyticsRows(ctx, { ...filter, time_zone }),
};

export type Reading = { copy: Statement; count: Statement; fields: readonly Field[] };

/** The statements that write an export's rows and count them, and the columns that they have. */
export async function readingOf(ctx: Ctx, wish: Wish): Promise<Reading> {
  const source = sources[wish.resource] as (ctx: Ctx, filter: unknown, wish: Wish) => Promise<Found>;
  const found = await source(ctx, filtersOf(wish), wish);
  const { rows, fields: all } = "rows" in found ? found : { rows: found, fields: undefined };
  const fields = fieldsOf(wish, all);
  return {
    copy: copySql(rows, fields, wish.format, wish.time_zone),
    count: { text: rows.count, values: rows.values },
    fields,
  };
}
