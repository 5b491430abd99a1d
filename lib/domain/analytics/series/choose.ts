import type { Ctx } from "#lib/context.ts";
import { invalidField } from "#lib/http/errors.ts";
import { headlineMetrics, type MetricId } from "../definitions/catalogue.ts";
import { readings } from "../definitions/figures.ts";
import { ofCatalogue, ofOwn } from "../definitions/service.ts";
import * as own from "../metrics/service.ts";
import type { Chosen } from "./cells.ts";

/** The metrics that were asked for by their ids; one of the merchant's own that is not there is a 400. */
export async function choose(ctx: Ctx, ids: readonly string[] = headlineMetrics): Promise<Chosen[]> {
  const wanted = [...new Set(ids)];
  const rows = wanted.some((id) => id.startsWith("met_")) ? await own.all(ctx) : [];
  return wanted.map((id) => {
    if (!id.startsWith("met_")) return builtIn(id as MetricId);
    const row = rows.find((one) => one.id === id);
    if (!row) throw invalidField("metrics", "unknown", `There is no metric ${id}.`);
    return { from: "own", metric: ofOwn(row), row };
  });
}

function builtIn(id: MetricId): Chosen {
  const metric = ofCatalogue(id);
  if (id === "customers" || id === "lead_score") return { from: "people", metric, scored: id === "lead_score" };
  return { from: "tally", metric, reading: readings[id] };
}
