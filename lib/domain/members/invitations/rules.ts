type Dates = { expires_at: Date; accepted_at: Date | null; withdrawn_at: Date | null };

export function stateOf(row: Dates, now: Date): "open" | "accepted" | "expired" | "withdrawn" {
  if (row.accepted_at) return "accepted";
  if (row.withdrawn_at) return "withdrawn";
  return row.expires_at <= now ? "expired" : "open";
}

type Words = { merchant: string; inviter: string; role: string; link: string };

export function invitationMail({ merchant, inviter, role, link }: Words) {
  return {
    subject: `${inviter} invites you to ${merchant} on ShopGuide`,
    text: [
      `${inviter} invites you to work on ${merchant}’s desk in ShopGuide, as ${role}.`,
      `Open this link to accept; it works for seven days:\n${link}`,
      "If you do not know what this is about, leave it: without you nothing happens.",
    ].join("\n\n"),
  };
}
