import type { Recovery, Wish } from "#lib/domain/webhooks/deliveries/recoveries/hooks.ts";

const number = (value: number) => value.toLocaleString("en-GB");
export const deliveries = (count: number) => (count === 1 ? "1 delivery" : `${number(count)} deliveries`);

/** How far the work has come, in one line. */
export function progress({ action, status, done, total }: Pick<Recovery, "action" | "status" | "done" | "total">) {
  const verb = action === "cancel" ? "canceled" : "queued again";
  const sofar = `${number(done)} of ${deliveries(total)} ${verb}`;
  if (status === "canceled") return `Stopped: ${sofar}.`;
  return status === "running" ? `${sofar}…` : `${deliveries(done)} ${verb}.`;
}

/** What a dry run found. */
export function estimate(action: Wish["action"], { total, seconds }: { total: number; seconds: number }): string {
  if (total === 0) {
    return action === "recover" ? "Nothing was missed since then." : "No delivery under these filters can be changed.";
  }
  if (action === "cancel") return `${deliveries(total)} will not be sent.`;
  return `${deliveries(total)}, queued within ${duration(seconds)}.`;
}

function duration(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
}
