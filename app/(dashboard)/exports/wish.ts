import type { z } from "zod";
import { useTimeZone } from "#components/ui/time-zone.tsx";
import type { CreateExport } from "#lib/domain/exports/contract.ts";
import { isNamed, type Resource, type ResourceName, resources } from "#lib/domain/exports/resources/contract.ts";
import type { Filters } from "./export-href.ts";

/** What is chosen in the form, as the API takes it. */
export type Wish = Pick<
  z.output<typeof CreateExport>,
  "resource" | "format" | "compression" | "filters" | "fields" | "time_zone" | "include_messages" | "bom"
>;

/** What the form begins with: a spreadsheet of all fields, in the shop's time. */
export function useFirstWish(resource: ResourceName, filters: Filters): Wish {
  const time_zone = useTimeZone();
  const common = { format: "csv", compression: "none", include_messages: false, bom: true } as const;
  return { resource, filters, fields: undefined, time_zone, ...common };
}

/** The fields to choose from: an object's all at once. */
export function choicesOf(resource: ResourceName): string[] {
  const { fields }: Resource = resources[resource];
  return [...new Set(fields.map(({ name }) => name.split(".")[0] as string))];
}

/** Whether a choice is part of what is exported. */
export const isChosen = (fields: readonly string[] | undefined, choice: string): boolean =>
  fields === undefined || fields.some((name) => isNamed({ name, type: "text" }, choice));
