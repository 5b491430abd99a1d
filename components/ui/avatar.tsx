import { clsx } from "clsx";

/** Up to two initials; people without a name get their address's first letter. */
export function initialsOf(name: string): string {
  const parts = name
    .trim()
    .split(/[\s._-]+/)
    .filter(Boolean);
  const letters = parts.length > 1 ? [parts[0], parts.at(-1)] : [parts[0]];
  return letters.map((part) => [...(part ?? "?")][0]?.toUpperCase()).join("");
}

/** A person as initials; the name stands beside it. */
export function Avatar({ name, size = "default" }: { name: string; size?: "small" | "default" | "large" }) {
  const sizes = { small: "size-5 text-[0.5625rem]", default: "size-6 text-[0.625rem]", large: "size-8 text-meta" };
  return (
    <span
      aria-hidden="true"
      className={clsx(
        "grid shrink-0 place-items-center rounded-full bg-selected font-semibold text-accent",
        sizes[size],
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
