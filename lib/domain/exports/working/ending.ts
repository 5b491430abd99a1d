import type { MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { announce, type NewEvent, publish } from "#lib/domain/events/service.ts";
import { emailOf } from "#lib/domain/members/service.ts";
import { env } from "#lib/env.ts";
import { canMail, sendMail } from "#lib/mail.ts";
import { type ExportRow, present } from "../rules.ts";
import * as queries from "./queries.ts";
import type { Failure } from "./rules.ts";

/** Notes the end of an export with its event; nothing when it is not the worker's any more. */
async function ended(
  finish: (tx: Parameters<typeof queries.complete>[0], now: Date) => Promise<ExportRow | undefined>,
  eventOf: (row: ExportRow, now: Date) => NewEvent,
): Promise<ExportRow | undefined> {
  const now = new Date();
  const row = await database.transaction(async (tx) => {
    const found = await finish(tx, now);
    if (found) await publish(tx, found.merchant_id as MerchantId, [eventOf(found, now)], now);
    return found;
  });
  if (row) announce();
  return row;
}

const about = (row: ExportRow, now: Date) => {
  const { id: export_id, resource, format, compression, rows_done, size_bytes, schedule_id } = present(row, now);
  return { export_id, resource, format, compression, rows: rows_done, size_bytes, schedule_id };
};

export const completed = (row: ExportRow, result: queries.Result) =>
  ended(
    (tx, now) => queries.complete(tx, row, result, now),
    (made, now) => ({
      type: "export.completed",
      data: {
        ...about(made, now),
        sha256: made.sha256,
        download_url: `/v1/exports/${made.id}/download`,
        expires_at: made.expires_at,
      },
    }),
  );

export const failed = (row: ExportRow, failure: Failure) =>
  ended(
    (tx, now) => queries.fail(tx, row, failure, now),
    (made, now) => ({ type: "export.failed", data: { ...about(made, now), error: failure } }),
  );

/** To the person who asked for it. */
export async function mailNotice(row: ExportRow): Promise<void> {
  if (row.actor_type !== "user" || !canMail()) return;
  const to = await emailOf(row.merchant_id as MerchantId, row.actor_id);
  if (to) await sendMail({ to, ...noticeOf(row, env().NEXTAUTH_URL) });
}

function noticeOf(row: ExportRow, address: string) {
  const { resource, state, rows_done, error, expires_at, file_name } = present({ ...row, place: null }, new Date());
  const name = resource.replace("_", " ");
  const page = `${address}/exports`;
  if (state === "failed") {
    return {
      subject: `Your export of ${name} failed`,
      text: [`The export of ${name} could not be made.`, error?.message, page].join("\n\n"),
    };
  }
  const until = expires_at ? `The file is kept until ${new Date(expires_at).toUTCString()}.` : "";
  return {
    subject: `Your export of ${name} is ready`,
    text: [`${file_name} has ${rows_done.toLocaleString("en")} rows.`, until, page].join("\n\n"),
  };
}
