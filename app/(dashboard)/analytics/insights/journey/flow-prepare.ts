/** A place in one of the columns, with what passes through it. */
export type FlowNode = { key: string; label: string; count: number; href: string };

/** What goes from a node of one column to one of the next. */
export type FlowLink = { column: number; from: string; to: string; count: number; href: string };

export type DrawnNode = FlowNode & { column: number; y: number; height: number };
export type DrawnLink = FlowLink & { fromY: number; toY: number; height: number };

const GAP = 14;
const LEAST = 2;

/** Puts nodes below each other and links between them, thick as what they carry; all columns carry the same. */
export function prepareFlow(columns: readonly (readonly FlowNode[])[], links: readonly FlowLink[], height: number) {
  const total = Math.max(1, ...columns.map((nodes) => nodes.reduce((sum, { count }) => sum + count, 0)));
  const most = Math.max(1, ...columns.map((nodes) => nodes.length));
  const scale = Math.max(0, height - GAP * (most - 1)) / total;
  const nodes = columns.flatMap((column, index) => {
    let y = 0;
    return column.map((node): DrawnNode => {
      const drawn = { ...node, column: index, y, height: Math.max(LEAST, node.count * scale) };
      y += drawn.height + GAP;
      return drawn;
    });
  });
  const place = (column: number, key: string) => nodes.findIndex((node) => node.column === column && node.key === key);
  const used = new Map<string, number>();
  const take = (side: string, node: DrawnNode, size: number) => {
    const key = `${side} ${node.column} ${node.key}`;
    const y = node.y + (used.get(key) ?? 0);
    used.set(key, (used.get(key) ?? 0) + size);
    return y;
  };
  const inOrder = links
    .map((link) => ({ link, from: place(link.column, link.from), to: place(link.column + 1, link.to) }))
    .filter(({ from, to }) => from >= 0 && to >= 0)
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const drawn = inOrder.map(({ link, from, to }): DrawnLink => {
    const size = link.count * scale;
    const [start, end] = [nodes[from] as DrawnNode, nodes[to] as DrawnNode];
    return { ...link, height: size, fromY: take("from", start, size), toY: take("to", end, size) };
  });
  return { nodes, links: drawn, height: Math.max(0, ...nodes.map((node) => node.y + node.height)) };
}
