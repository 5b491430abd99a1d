import type { ComponentProps, ReactNode } from "react";
import { Busy } from "./busy.tsx";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-style.ts";

export type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** Keeps the label, shows that work is under way and ignores further presses. */
  loading?: boolean;
};

/** A button whose label is the verb. One primary a page. */
export function Button(props: ButtonProps) {
  const { variant = "secondary", size = "default", icon, loading, className, children, onClick, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      aria-busy={loading || undefined}
      aria-disabled={loading || undefined}
      onClick={loading ? (event) => event.preventDefault() : onClick}
      className={buttonClass(variant, size, className)}
    >
      {loading ? <Busy /> : icon}
      {children}
    </button>
  );
}
