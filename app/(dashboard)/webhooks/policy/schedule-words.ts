const units = [
  { name: "d", seconds: 86_400 },
  { name: "h", seconds: 3_600 },
  { name: "min", seconds: 60 },
  { name: "s", seconds: 1 },
] as const;

const unitSeconds: Readonly<Record<string, number>> = { "": 1, s: 1, m: 60, min: 60, h: 3_600, d: 86_400 };

/** A pause as one says it: `90` is `1 min 30 s`. */
export function pauseInWords(seconds: number): string {
  let left = seconds;
  const parts = units.flatMap(({ name, seconds: size }) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count > 0 ? [`${count} ${name}`] : [];
  });
  return parts.slice(0, 2).join(" ") || "0 s";
}

/** `10 s, 5 min, 2 h` in seconds; NaN for what is not a pause, so that the form says so. */
export function readPauses(text: string): number[] {
  return text
    .split(/[,\n]/)
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== "")
    .map((part) => {
      const [, count, unit = ""] = part.match(/^(\d{1,9})\s*([a-z]*)$/) ?? [];
      return count === undefined ? Number.NaN : Number(count) * (unitSeconds[unit] ?? Number.NaN);
    });
}

/** Pauses as they are typed, so that reading them again gives the same. */
export function writePauses(pauses: readonly number[]): string {
  const write = (pause: number) => {
    const unit = units.find(({ seconds }) => pause % seconds === 0) ?? { name: "s", seconds: 1 };
    return `${pause / unit.seconds} ${unit.name}`;
  };
  return pauses.map(write).join(", ");
}

/** When each try takes place after the first, in seconds. */
export function tryTimes(pauses: readonly number[]): number[] {
  const times = [0];
  for (const pause of pauses) times.push((times.at(-1) ?? 0) + pause);
  return times;
}

/** `Name: value` on each line. */
export function readHeaders(text: string): Record<string, string> {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return Object.fromEntries(
    lines.map((line) => {
      const [name = "", ...value] = line.split(":");
      return [name.trim(), value.join(":").trim()];
    }),
  );
}

export function writeHeaders(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}
