"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { stockQuery } from "#lib/domain/inventory/hooks.ts";

const MOST = 100;

/** What the shop calls these products; one that is not on its shelves keeps its SKU. */
export function useProductNames(skus: readonly string[]): (sku: string) => string {
  const asked = skus.slice(0, MOST);
  const { data } = useInfiniteQuery({ ...stockQuery({ sku: asked, limit: MOST }), enabled: asked.length > 0 });
  const names = new Map(data?.pages.flatMap((page) => page.data.map(({ sku, name }) => [sku, name] as const)));
  return (sku) => names.get(sku) ?? sku;
}
