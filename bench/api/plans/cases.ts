import type { z } from "zod";
import { contracts } from "#lib/domain/contracts.ts";
import type { Contract } from "#lib/http/contract.ts";
import type { Values } from "./values.ts";

/** One way to read a list: a filter and an order. */
export type Case = { operation: string; query: string; path: string };

type Shape = Record<string, z.ZodType>;

const shapeOf = ({ query }: Contract): Shape => (query && "shape" in query ? (query.shape as Shape) : {});

/** The lists that hold as many rows as the merchant has: keys, members and the like stay small. */
const lists = contracts.filter((contract) => "cursor" in shapeOf(contract));

function sortsOf(shape: Shape): (string | undefined)[] {
  const { sort } = shape;
  if (!sort) return [undefined];
  return (sort as z.ZodDefault<z.ZodEnum>).unwrap().options.map(String);
}

const isPaging = (field: string) => ["limit", "cursor", "after", "sort"].includes(field);
const filterOf = (field: string) => field.replace(/\[.*/, "");

/** Every filter of every large list in every order. Throws when the contract has a filter that `values` does not. */
export function casesOf(values: Values): Case[] {
  return lists
    .filter(({ id }) => values[id])
    .flatMap((contract) => {
      const shape = shapeOf(contract);
      const given = values[contract.id] ?? {};
      const known = new Set(Object.keys(given).map(filterOf));
      const missing = Object.keys(shape).filter((field) => !isPaging(field) && !known.has(field));
      if (missing.length > 0)
        throw new Error(`${contract.id}: no values for ${missing.join(", ")} in plans/values.ts.`);
      const filters = Object.entries(given)
        .filter(([field]) => filterOf(field) in shape)
        .flatMap(([field, all]) => all.map((value) => ({ [field]: value })));
      return sortsOf(shape).flatMap((sort) =>
        [{}, ...filters].map((filter) => {
          const query = new URLSearchParams({ ...filter, ...(sort && { sort }) }).toString();
          return { operation: contract.id, query, path: `${contract.path}?${query}` };
        }),
      );
    });
}
