import type { z } from "zod";
import type { NewEvent } from "#lib/domain/events/service.ts";
import { AppError, invalidField } from "#lib/http/errors.ts";
import { toMinor } from "#lib/money.ts";
import type { InventoryChange, stockStatuses } from "./contract.ts";

export type Change = z.output<typeof InventoryChange>;
export type StockStatus = (typeof stockStatuses)[number];

/** An item as it is stored; `low_since` remembers that it is low, so that it is told once. */
export type Item = {
  sku: string;
  name: string;
  quantity: number;
  reserved: number;
  low_stock_threshold: number;
  restock_at: string | null;
  price_minor: number | null;
  price_currency: string | null;
  alternatives: string[];
  metadata: Record<string, unknown>;
  low_since: string | null;
};

const maxQuantity = 1_000_000_000;
const maxMetadataFields = 50;

export const availableOf = ({ quantity, reserved }: Item): number => Math.max(0, quantity - reserved);

/** As the database generates it. */
export function statusOf(item: Item): StockStatus {
  const available = availableOf(item);
  if (available === 0) return "out_of_stock";
  return available <= item.low_stock_threshold ? "low_stock" : "in_stock";
}

/** The item after a change; throws an AppError that says why it cannot be. */
export function applyChange(before: Item | undefined, change: Change, now: Date): Item {
  const { sku, price } = change;
  if (change.alternatives?.includes(sku)) {
    throw invalidField("alternatives", "itself", `${sku} cannot be an alternative to itself.`);
  }
  const old = before ?? newItem(change);
  const { name, reserved, low_stock_threshold, alternatives, restock_at } = change;
  const after: Item = {
    ...old,
    ...given({ name, reserved, low_stock_threshold, alternatives }),
    quantity: quantityAfter(old, change),
    metadata: mergedMetadata(old.metadata, change.metadata),
    ...(restock_at !== undefined && { restock_at: restock_at && new Date(restock_at).toISOString() }),
    ...(price !== undefined && {
      price_minor: price && toMinor(price.value, price.currency),
      price_currency: price?.currency ?? null,
    }),
  };
  const low = statusOf(after) !== "in_stock";
  return { ...after, low_since: low ? (old.low_since ?? now.toISOString()) : null };
}

function newItem({ sku, quantity }: Change): Item {
  if (quantity === undefined) throw new AppError("NOT_FOUND", `No item ${sku}. Give its quantity to make it.`);
  return {
    sku,
    name: sku,
    quantity,
    reserved: 0,
    low_stock_threshold: 5,
    restock_at: null,
    price_minor: null,
    price_currency: null,
    alternatives: [],
    metadata: {},
    low_since: null,
  };
}

function given<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

function quantityAfter(before: Item, { sku, quantity, adjust }: Change): number {
  if (quantity !== undefined) return quantity;
  const after = before.quantity + (adjust ?? 0);
  if (after >= 0 && after <= maxQuantity) return after;
  const message =
    after < 0
      ? `There are only ${before.quantity} of ${sku}; ${-(adjust ?? 0)} cannot be taken away.`
      : `There can be at most ${maxQuantity} of ${sku}.`;
  throw new AppError("UNPROCESSABLE", message, { quantity: before.quantity });
}

function mergedMetadata(before: Item["metadata"], change: Change["metadata"]): Item["metadata"] {
  if (!change) return before;
  const kept = Object.entries({ ...before, ...change }).filter(([, value]) => value !== null);
  if (kept.length > maxMetadataFields) {
    throw invalidField("metadata", "too_big", `may have at most ${maxMetadataFields} fields`);
  }
  return Object.fromEntries(kept);
}

/** An item that came to its threshold or left it. */
export type Crossing = { type: "inventory.low_stock" | "inventory.restocked"; item: Item };

/** What came of one change: the item after it, or why it failed. */
export type Outcome = { sku: string; created: boolean; item: Item } | { sku: string; error: AppError };

/**
 * Applies changes one after the other. A new item that is low is told at once: nobody heard of it before. An item that
 * becomes low and recovers within the changes did both.
 */
export function applyChanges(items: Map<string, Item>, changes: Change[], now: Date) {
  const outcomes: Outcome[] = [];
  const crossings: Crossing[] = [];
  const written = new Map<string, Item>();
  for (const change of changes) {
    const before = written.get(change.sku) ?? items.get(change.sku);
    try {
      const item = applyChange(before, change, now);
      written.set(item.sku, item);
      outcomes.push({ sku: item.sku, created: before === undefined, item });
      if (item.low_since && !before?.low_since) crossings.push({ type: "inventory.low_stock", item });
      if (!item.low_since && before?.low_since) crossings.push({ type: "inventory.restocked", item });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      outcomes.push({ sku: change.sku, error });
    }
  }
  return { written: [...written.values()], outcomes, crossings };
}

/** The event of a crossing. `known` holds the items that are named as alternatives, as far as there are such. */
export function eventOf({ type, item }: Crossing, known: Map<string, Item>): NewEvent {
  const { sku, name, quantity, low_stock_threshold: threshold, restock_at } = item;
  const data = { sku, name, quantity, available: availableOf(item), threshold, availability: statusOf(item) };
  if (type === "inventory.restocked") return { type, data };
  const alternatives = item.alternatives.flatMap((other) => {
    const alternative = known.get(other);
    if (!alternative) return [];
    const available = availableOf(alternative);
    return [{ sku: other, name: alternative.name, availability: statusOf(alternative), available }];
  });
  return { type, data: { ...data, restock_at, alternatives } };
}
