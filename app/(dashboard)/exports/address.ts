import { parseAsJson, parseAsStringLiteral, useQueryStates } from "nuqs";
import { resourceNames } from "#lib/domain/exports/resources/contract.ts";
import { Filters } from "./export-href.ts";

// The dialog that asks for an export lives in the address, so that a list can open it with its own filters.

export const useAsked = () =>
  useQueryStates({ new: parseAsStringLiteral(resourceNames), filters: parseAsJson(Filters) });
