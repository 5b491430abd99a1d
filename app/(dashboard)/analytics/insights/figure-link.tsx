import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import { count } from "../../figure-words.ts";
import { listHref } from "../figures/list-href.ts";

type FigureLinkProps = {
  counted: { count: number; filter: string };
  /** What it counts, for readers: "conversations, resolved". */
  of: string;
  className?: string;
  children?: ReactNode;
};

/** A number that leads to exactly its conversations. */
export function FigureLink({ counted, of, className, children }: FigureLinkProps) {
  return (
    <Link
      href={listHref(counted.filter)}
      prefetch={false}
      className={clsx(
        "rounded-tag underline-offset-2 hover:underline touch:inline-flex touch:min-h-11 touch:items-center",
        counted.count === 0 && "text-ink-3",
        className,
      )}
    >
      {children ?? count(counted.count)}
      <span className="sr-only"> {of}</span>
    </Link>
  );
}
