"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { paint, type SeriesColour } from "#components/charts/series.ts";
import { useWidth } from "#components/charts/use-width.ts";
import { count } from "../../../figure-words.ts";
import { type DrawnLink, type DrawnNode, type FlowLink, type FlowNode, prepareFlow } from "./flow-prepare.ts";

type FlowChartProps = {
  columns: readonly { title: string; nodes: readonly FlowNode[] }[];
  links: readonly FlowLink[];
  colourOf: (link: Pick<FlowLink, "column" | "to">) => SeriesColour;
};

const HEIGHT = 420;
const BAR = 6;
/** Words stand at the right of their bar; the last column needs little room for them. */
const LAST = 150;

/** Three columns with bands between them; every bar, word and band leads to its conversations. */
export function FlowChart({ columns, links, colourOf }: FlowChartProps) {
  const [ref, width] = useWidth();
  const nodes = columns.map((column) => column.nodes);
  const flow = prepareFlow(nodes, links, HEIGHT);
  const step = Math.max(0, (width - LAST) / (columns.length - 1));
  const xOf = (column: number) => Math.round(column * step);
  return (
    <div ref={ref} className="relative min-w-0 max-md:hidden">
      <div className="relative mb-2 h-4 text-ink-3 text-meta">
        {columns.map(({ title }, index) => (
          <span key={title} className="absolute whitespace-nowrap" style={{ left: xOf(index) }}>
            {title}
          </span>
        ))}
      </div>
      <div className="relative" style={{ height: flow.height }}>
        {width > 0 && (
          <>
            <svg width={width} height={flow.height} aria-hidden="true" className="absolute inset-0">
              {flow.links.map((link) => (
                <Band key={`${link.column} ${link.from} ${link.to}`} link={link} x={xOf} colour={colourOf(link)} />
              ))}
              {flow.nodes.map((node) => (
                <rect
                  key={`${node.column} ${node.key}`}
                  x={xOf(node.column)}
                  y={node.y}
                  width={BAR}
                  height={node.height}
                  rx="1.5"
                  className="fill-ink-2"
                />
              ))}
            </svg>
            {flow.nodes.map((node) => (
              <Name key={`${node.column} ${node.key}`} node={node} left={xOf(node.column) + BAR + 6} room={step} />
            ))}
          </>
        )}
      </div>
    </div>
  );
}

function Band({ link, x, colour }: { link: DrawnLink; x: (column: number) => number; colour: SeriesColour }) {
  const [from, to] = [x(link.column) + BAR, x(link.column + 1)];
  const middle = (from + to) / 2;
  const { fromY, toY, height } = link;
  const path = `M${from},${fromY} C${middle},${fromY} ${middle},${toY} ${to},${toY} v${height}
    C${middle},${toY + height} ${middle},${fromY + height} ${from},${fromY + height} Z`;
  return (
    <Link href={link.href} prefetch={false} tabIndex={-1}>
      <path d={path} fill={paint(colour)} className="opacity-20 hover:opacity-45">
        <title>{count(link.count)}</title>
      </path>
    </Link>
  );
}

/** Beside its bar on the sheet's colour, so that bands behind it do not disturb reading. */
function Name({ node, left, room }: { node: DrawnNode; left: number; room: number }) {
  return (
    <Link
      href={node.href}
      prefetch={false}
      title={node.label}
      className={clsx(
        "absolute flex max-w-full -translate-y-1/2 items-baseline gap-1.5 rounded-tag bg-sheet/80 px-1 text-meta",
        "hover:underline",
      )}
      style={{
        left,
        top: node.y + Math.max(8, node.height / 2),
        maxWidth: node.column === 2 ? LAST - 12 : room * 0.62,
      }}
    >
      <bdi className="truncate text-ink">{node.label}</bdi>
      <span className="font-semibold text-ink">{count(node.count)}</span>
    </Link>
  );
}
