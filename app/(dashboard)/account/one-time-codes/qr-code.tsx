import { create } from "qrcode";

const quiet = 4;

/** A QR code, drawn dark on white in light and dark alike, because that is what cameras read. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules;
  const dark = Array.from(data, (on, index) => (on ? `M${index % size} ${Math.floor(index / size)}h1v1h-1z` : ""));
  const whole = size + 2 * quiet;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-quiet} ${-quiet} ${whole} ${whole}`}
      shapeRendering="crispEdges"
      className="size-44 shrink-0 rounded-control"
    >
      <rect x={-quiet} y={-quiet} width={whole} height={whole} fill="#fff" />
      <path d={dark.join("")} fill="#000" />
    </svg>
  );
}
