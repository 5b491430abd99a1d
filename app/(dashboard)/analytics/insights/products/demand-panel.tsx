"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { Segments } from "#components/ui/segments.tsx";
import {
  type DemandQuery,
  demandCsvHref,
  demandQuery,
  type Product,
} from "#lib/domain/analytics/insights/demand/hooks.ts";
import { count, counted } from "../../../figure-words.ts";
import { Panel } from "../../frame/panel.tsx";
import { ChangeCell } from "../change-cell.tsx";
import { CsvLink } from "../csv-link.tsx";
import { FigureLink } from "../figure-link.tsx";
import { InsightSection } from "../insight-section.tsx";
import { cellOf, type Head, PanelTable } from "../panel-table.tsx";

const sorts = ["-conversations", "-sold_out", "-change"] as const;

const heads: Head[] = [
  { label: "Product" },
  { label: "Named in", end: true },
  { label: "vs before", end: true, from: "md" },
  { label: "While sold out", end: true },
  { label: "Bought", end: true, from: "md" },
  { label: "In stock now", end: true, from: "md" },
];

/** Which products customers name, and which of them they could not have. */
export function DemandPanel({ scope }: { scope: DemandQuery }) {
  const [sort, setSort] = useQueryState("order", parseAsStringLiteral(sorts).withDefault("-conversations"));
  const query = { ...scope, sort };
  const asked = useQuery(demandQuery(query));
  return (
    <Panel title="Product demand" query={asked} height={480} empty={emptyWords}>
      {({ products }) => (
        <InsightSection
          title="Product demand"
          note="products that customers name in their messages"
          aside={
            <div className="flex items-center gap-4">
              <Segments
                label="Order"
                value={sort}
                onValueChange={(value) => void setSort(value as (typeof sorts)[number])}
                options={[
                  { value: "-conversations", label: "Most named" },
                  { value: "-sold_out", label: "Sold out" },
                  { value: "-change", label: "Grown most" },
                ]}
              />
              <CsvLink href={demandCsvHref(query)} what="product demand" />
            </div>
          }
        >
          <PanelTable label="Product demand" heads={heads}>
            {products.map((product) => (
              <ProductRow key={product.product} product={product} />
            ))}
          </PanelTable>
        </InsightSection>
      )}
    </Panel>
  );
}

const emptyWords = ({ products }: { products: readonly unknown[] }) =>
  products.length > 0
    ? null
    : "No product of the inventory was named in these days. Those that customers ask for will show here.";

function ProductRow({
  product: { product, conversations, change, sold_out, bought, inventory },
}: {
  product: Product;
}) {
  return (
    <tr className="border-line border-b hover:bg-hover">
      <td className={cellOf({})}>
        {inventory ? (
          <Link
            href={`/inventory?q=${encodeURIComponent(product)}`}
            className="rounded-tag font-[550] text-ink underline-offset-2 hover:underline touch:inline-flex touch:min-h-11 touch:items-center"
          >
            {product}
          </Link>
        ) : (
          <span className="font-[550]">{product}</span>
        )}
      </td>
      <td className={cellOf({ end: true })}>
        <FigureLink counted={conversations} of="conversations" className="font-semibold" />
      </td>
      <td className={cellOf({ end: true, from: "md" })}>
        <ChangeCell now={conversations.count} change={change} />
      </td>
      <td className={cellOf({ end: true })}>
        <FigureLink counted={sold_out} of="while it was sold out" />
      </td>
      <td className={cellOf({ end: true, from: "md" })}>
        <FigureLink counted={bought} of="in which the customer bought" />
      </td>
      <td className={cellOf({ end: true, from: "md" })}>
        {inventory ? <Stock {...inventory} /> : <span className="text-ink-3">not in the inventory</span>}
      </td>
    </tr>
  );
}

function Stock({ available, variants, out_of_stock }: NonNullable<Product["inventory"]>) {
  return (
    <>
      {count(available)}
      {out_of_stock > 0 && (
        <span className="block text-ink-3 text-meta">
          {out_of_stock} of {counted(variants, "variant")} sold out
        </span>
      )}
    </>
  );
}
