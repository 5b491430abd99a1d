import { clsx } from "clsx";
import { ArrowRight } from "lucide-react";
import Link from "next/link";
import type { ComponentProps } from "react";

/** A plain accent link; with `arrow` it is the way onwards at the end of a section. */
export function ArrowLink({
  arrow = true,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & { arrow?: boolean }) {
  return (
    <Link
      {...rest}
      className={clsx(
        "inline-flex items-center gap-1.5 rounded-tag font-[550] text-accent text-ui underline-offset-2",
        "hover:text-accent-hover hover:underline touch:min-h-11",
        className,
      )}
    >
      {children}
      {arrow && <ArrowRight className="size-3.5" aria-hidden="true" />}
    </Link>
  );
}
