import type { Ctx } from "#lib/context.ts";
import type { Input } from "#lib/http/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { jsonPage } from "#lib/http/page.ts";
import type { JsonText } from "#lib/http/respond.ts";
import { assertExists } from "../service.ts";
import type { listCustomerConversations } from "./contract.ts";
import * as queries from "./queries.ts";

export async function list(
  ctx: Ctx,
  id: string,
  { limit, cursor, sort }: Input<typeof listCustomerConversations>["query"],
): Promise<JsonText> {
  await assertExists(ctx, id);
  const tag = `customer conversations ${sort}`;
  const after = cursor ? decodeCursor(tag, cursor, 2) : null;
  const page = { descending: sort.startsWith("-"), after, limit: limit + 1 };
  return jsonPage(await queries.list(ctx.db, ctx.merchantId, id, page), limit, tag);
}
