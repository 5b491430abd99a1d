"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import Link from "next/link";
import { CopyIconButton } from "#components/ui/copy-button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Leader, Leaders } from "#components/ui/leader.tsx";
import { ClockTime, RelativeTime } from "#components/ui/relative-time.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { type Item, itemQuery } from "#lib/domain/inventory/hooks.ts";
import { Failure, isMissing } from "../../failure.tsx";
import { StockState } from "../stock-columns.tsx";
import { count, priceOf } from "../stock-words.ts";
import { ItemActions } from "./item-actions.tsx";

type ItemInspectorProps = { sku: string; mayWrite: boolean; currency: string; onClose: () => void };

/** One item whole, with what to offer instead of it. */
export function ItemInspector({ sku, mayWrite, currency, onClose }: ItemInspectorProps) {
  const item = useQuery(itemQuery(sku));
  return (
    <div className="flex flex-col gap-4 px-5 py-4 max-md:px-4">
      <header>
        <div className="flex items-center gap-2">
          <h2 className="min-w-0 flex-1 font-semibold text-read" dir="auto">
            {item.data?.name ?? "Item"}
          </h2>
          <IconButton label="Close" variant="quiet" size="small" icon={<X aria-hidden="true" />} onClick={onClose} />
        </div>
        <p className="flex items-center gap-1 text-ink-3">
          <code className="min-w-0 truncate font-mono text-mono">{sku}</code>
          <CopyIconButton text={sku} label="Copy the SKU" />
        </p>
      </header>
      {item.data ? (
        <>
          <Facts item={item.data} />
          {mayWrite && <ItemActions item={item.data} currency={currency} onDeleted={onClose} />}
          <Alternatives item={item.data} />
        </>
      ) : isMissing(item.error) ? (
        <EmptyState>There is no item with this SKU any more.</EmptyState>
      ) : item.error ? (
        <Failure what="The item" error={item.error} onRetry={() => item.refetch()} />
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
    </div>
  );
}

function Facts({ item }: { item: Item }) {
  return (
    <>
      <p className="flex items-center gap-3 text-ui">
        <StockState status={item.status} />
        {item.low_since && item.status !== "in_stock" && (
          <span className="text-ink-3 text-meta">
            since <ClockTime at={item.low_since} format="date" />
          </span>
        )}
      </p>
      <Leaders>
        <Leader label="Available" value={count(item.available)} />
        <Leader label="On the shelf" value={count(item.quantity)} />
        <Leader label="Reserved" value={count(item.reserved)} />
        <Leader label="Low from" value={count(item.low_stock_threshold)} />
        <Leader
          label="More expected"
          value={item.restock_at ? <ClockTime at={item.restock_at} format="date" /> : "not known"}
        />
        <Leader label="Price" value={priceOf(item)} />
        <Leader label="Changed" value={<RelativeTime at={item.updated_at} />} />
        {Object.entries(item.metadata).map(([name, value]) => (
          <Leader
            key={name}
            label={name}
            value={<bdi>{typeof value === "string" ? value : JSON.stringify(value)}</bdi>}
          />
        ))}
      </Leaders>
    </>
  );
}

function Alternatives({ item: { alternatives } }: { item: Item }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold text-section">Offered instead</h3>
      {alternatives.length === 0 && (
        <p className="text-ink-3 text-ui">Nothing yet. Name other SKUs, and the chat can offer them.</p>
      )}
      <ul className="flex flex-col gap-2">
        {alternatives.map(({ sku, name, status, available }) => (
          <li key={sku} className="flex items-center gap-3 text-ui">
            <Link
              href={`/inventory?sku=${encodeURIComponent(sku)}`}
              className="min-w-0 flex-1 truncate rounded-tag underline decoration-edge underline-offset-2 hover:decoration-ink"
            >
              <bdi>{name ?? sku}</bdi>
            </Link>
            {status ? <StockState status={status} /> : <span className="text-ink-3 text-meta">not in your list</span>}
            <span className="w-10 text-right text-ink-2">{available === null ? "" : count(available)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
