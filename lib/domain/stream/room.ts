import type { Ctx, MerchantId } from "#lib/context.ts";
import { AppError } from "#lib/http/errors.ts";
import { shared } from "#lib/shared.ts";

/** Streams that may be open in one process at a time. A browser opens one a tab, a program one or two. */
const most = { actor: 50, merchant: 500 };

const open = shared("open-streams", () => new Map<string, number>());

/** How many streams are open in this process: of a shop, and of all. */
export const openStreams = (merchantId: MerchantId) => ({
  clients: open.get(merchantId) ?? 0,
  clients_of_process: [...open].reduce((sum, [name, count]) => (name.includes(" ") ? sum : sum + count), 0),
});

/**
 * Takes a place for a stream, until the returned function is called. Throws RATE_LIMITED when the caller or its shop has
 * no more.
 */
export function holdPlace(ctx: Ctx): () => void {
  const places = [
    { name: `${ctx.merchantId} ${ctx.actor.id}`, most: most.actor, whose: "This key or person" },
    { name: ctx.merchantId as string, most: most.merchant, whose: "This shop" },
  ];
  const full = places.find((place) => (open.get(place.name) ?? 0) >= place.most);
  if (full) {
    const message = `${full.whose} has ${full.most} streams open already. Close one, or share it among its readers.`;
    throw new AppError("RATE_LIMITED", message, { open_streams: full.most }, { "retry-after": "5" });
  }
  for (const { name } of places) open.set(name, (open.get(name) ?? 0) + 1);
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    for (const { name } of places) {
      const left = (open.get(name) ?? 1) - 1;
      if (left > 0) open.set(name, left);
      else open.delete(name);
    }
  };
}
