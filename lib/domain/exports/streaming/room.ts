import type { Ctx } from "#lib/context.ts";
import { AppError } from "#lib/http/errors.ts";
import { shared } from "#lib/shared.ts";

/** Of a merchant in one process, so that others find a connection too. */
const most = 2;

const open = shared("export-streams", () => new Map<string, number>());

/** Takes a place until the signal aborts. */
export function holdPlace({ merchantId }: Ctx, signal: AbortSignal): void {
  const held = open.get(merchantId) ?? 0;
  if (held >= most) {
    const message = `This shop reads ${most} streamed exports already. Wait until one ends, or use \`POST /v1/exports\`.`;
    throw new AppError("RATE_LIMITED", message, {}, { "retry-after": "5" });
  }
  open.set(merchantId, held + 1);
  const leave = () => {
    const left = (open.get(merchantId) ?? 1) - 1;
    if (left > 0) open.set(merchantId, left);
    else open.delete(merchantId);
  };
  signal.addEventListener("abort", leave, { once: true });
}
