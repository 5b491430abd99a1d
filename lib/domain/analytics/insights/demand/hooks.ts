"use client";

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { addressOf, type CallInput, call } from "#lib/http/client.ts";
import { listProductDemand, type ProductDemand } from "./contract.ts";

export type Product = z.output<typeof ProductDemand>;
export type DemandQuery = NonNullable<CallInput<typeof listProductDemand>["query"]>;

export const demandQuery = (query: DemandQuery) =>
  queryOptions({
    queryKey: ["insights", "demand", query],
    queryFn: ({ signal }) => call(listProductDemand, { query }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

export const demandCsvHref = (query: DemandQuery) =>
  addressOf(listProductDemand, { query: { ...query, limit: 100, format: "csv" } });
