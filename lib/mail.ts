import { createTransport } from "nodemailer";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";

export type Mail = { to: string; subject: string; text: string };

const patienceMs = 10_000;

/** Whether mail can be sent at all. */
export const canMail = () => env().SMTP_URL !== undefined;

/** Sends one mail; answers false where there is no mail server, or where it did not take the mail. */
export async function sendMail({ to, subject, text }: Mail): Promise<boolean> {
  const { SMTP_URL, MAIL_FROM, NEXTAUTH_URL } = env();
  if (!SMTP_URL) return false;
  const from = MAIL_FROM ?? `ShopGuide <no-reply@${new URL(NEXTAUTH_URL).hostname}>`;
  const limits = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs };
  const transport = createTransport({ url: SMTP_URL, ...limits });
  try {
    await transport.sendMail({ from, to, subject, text });
    return true;
  } catch (error) {
    log.error({ err: error, subject }, "mail not sent");
    return false;
  } finally {
    transport.close();
  }
}
