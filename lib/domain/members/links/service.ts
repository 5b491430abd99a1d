import type { MerchantId } from "#lib/context.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/http/errors.ts";
import { log } from "#lib/log.ts";
import { canMail, type Mail, sendMail } from "#lib/mail.ts";
import * as queries from "./queries.ts";
import { hashToken, linkTo, newToken } from "./rules.ts";

type Purpose = { kind: queries.Kind; page: string; lifetimeMs: number };
type Subject = { id: string; merchantId: MerchantId | null };

/** Makes the one link that works for this subject; the ones before stop working. */
export async function makeLink(tx: Prisma.TransactionClient, purpose: Purpose, subject: Subject, now: Date) {
  const token = newToken();
  await queries.replace(tx, {
    hash: hashToken(token),
    kind: purpose.kind,
    merchant_id: subject.merchantId,
    subject_id: subject.id,
    created_at: now,
    expires_at: new Date(now.getTime() + purpose.lifetimeMs),
  });
  return linkTo(env().NEXTAUTH_URL, purpose.page, token);
}

/** What a link opens; NOT_FOUND when it was used, replaced or is too old. */
export async function openLink(token: string, kind: queries.Kind, now: Date) {
  const link = await queries.find(hashToken(token), kind, now);
  if (link) return link;
  throw new AppError("NOT_FOUND", "This link does not work any more. Ask for a new one.");
}

/** Uses a link up with the change that it allows; NOT_FOUND when somebody else just did. */
export async function useLink(tx: Prisma.TransactionClient, hash: string): Promise<void> {
  if (!(await queries.use(tx, hash))) throw new AppError("NOT_FOUND", "This link was used already.");
}

export const dropLinks = queries.drop;

/** For the hourly job: links that are too old are of no use to anybody. */
export const forgetLinks = queries.forget;

/** Mails a link. Where there is no mail server it is written to the console, for the operator to pass on. */
export async function sendLink(mail: Mail, link: string): Promise<boolean> {
  if (!canMail()) log.warn({ to: mail.to, subject: mail.subject, link }, "no SMTP_URL is set: pass the link on");
  return sendMail(mail);
}
