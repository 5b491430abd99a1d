import type { ReadFile } from "./read-csv.ts";

const FEW = 5;

/** What the file says: its first lines, and the lines that will be left out, with the reason. */
export function Preview({ file: { lines, ignored } }: { file: ReadFile }) {
  const bad = lines.filter((line) => line.problem !== null);
  const good = lines.filter((line) => line.problem === null);
  return (
    <div className="flex flex-col gap-4 text-ui">
      <p className="text-ink">
        {good.length.toLocaleString("en-GB")} of {lines.length.toLocaleString("en-GB")} lines can be imported.
        {ignored.length > 0 && (
          <span className="text-ink-2"> Columns we do not know are left out: {ignored.join(", ")}.</span>
        )}
      </p>
      {good.length > 0 && (
        <ul className="divide-y divide-line border-line border-y">
          {good.slice(0, FEW).map(({ line, sku, change }) => (
            <li key={line} className="flex gap-3 py-1.5">
              <span className="w-10 shrink-0 text-right text-ink-3 max-md:w-7">{line}</span>
              <code className="w-40 shrink-0 truncate max-md:w-24 font-mono text-mono">{sku}</code>
              <bdi className="min-w-0 flex-1 truncate">{String(change.name ?? "")}</bdi>
              <span className="shrink-0 text-ink-2">
                {change.quantity === undefined ? "–" : String(change.quantity)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Refused lines={bad.map(({ line, sku, problem }) => ({ line, sku, reason: problem ?? "" }))} />
    </div>
  );
}

/** Lines that were not taken: each with its number in the file and the reason. */
export function Refused({ lines }: { lines: readonly { line: number; sku: string; reason: string }[] }) {
  if (lines.length === 0) return null;
  return (
    <section aria-label="Lines left out" className="flex flex-col gap-1">
      <h3 className="font-semibold text-bad">
        {lines.length === 1 ? "1 line is left out" : `${lines.length.toLocaleString("en-GB")} lines are left out`}
      </h3>
      <ul className="max-h-40 divide-y divide-line overflow-y-auto border-line border-y">
        {lines.map(({ line, sku, reason }) => (
          <li key={line} className="flex gap-3 py-1.5">
            <span className="w-10 shrink-0 text-right text-ink-3 max-md:w-7">{line}</span>
            <code className="w-40 shrink-0 truncate max-md:w-24 font-mono text-mono">{sku || "no SKU"}</code>
            <span className="min-w-0 flex-1 text-ink-2">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
