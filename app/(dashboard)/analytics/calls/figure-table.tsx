import { ChartTable, type ChartTableProps } from "#components/charts/chart-table.tsx";
import { CsvButton } from "#components/charts/csv-button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Section } from "#components/ui/section.tsx";

type FigureTableProps = { table: ChartTableProps; empty: string; note?: string; className?: string };

/** A table of figures with its CSV; each row leads to what it counts. */
export function FigureTable({ table, empty, note, className }: FigureTableProps) {
  if (table.rows.length === 0) {
    return (
      <Section title={table.label} className={className}>
        <EmptyState>{empty}</EmptyState>
      </Section>
    );
  }
  return (
    <Section title={table.label} note={note} className={className} aside={<CsvButton table={table} />}>
      <div className="overflow-x-auto">
        <ChartTable {...table} />
      </div>
    </Section>
  );
}
