import type { Glyph } from "#components/ui/state-glyph.tsx";
import type { Part } from "#lib/domain/system/contract.ts";
import type { ServiceStatus } from "#lib/domain/system/hooks.ts";

type ServiceWords = { glyph: Glyph; title: string; detail: string };

const names: Record<Part, string> = {
  api: "The API",
  database: "The database",
  worker: "The worker",
  webhooks: "Webhooks",
};

const unreachable: ServiceWords = {
  glyph: "failed",
  title: "No connection",
  detail: "ShopGuide cannot be reached. This page goes on by itself once it can.",
};

/** What to say about the service; nothing while all is well or not yet known. */
export function serviceWords(status: ServiceStatus | undefined, isUnreachable: boolean): ServiceWords | null {
  if (isUnreachable) return unreachable;
  const ill = status?.parts.filter((part) => part.status !== "healthy") ?? [];
  const worst = ill.find((part) => part.status === "down") ?? ill[0];
  if (!worst) return null;
  const others =
    ill.length > 1 ? ` ${ill.length - 1} more ${ill.length === 2 ? "part is" : "parts are"} affected.` : "";
  const down = worst.status === "down";
  const verb = worst.name === "webhooks" ? "are" : "is";
  return {
    glyph: down ? "failed" : "warning",
    title: `${names[worst.name]} ${verb} ${down ? "down" : "slow"}`,
    detail: `${worst.message ?? ""}${others}`,
  };
}
