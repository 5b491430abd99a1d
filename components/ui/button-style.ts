import { clsx } from "clsx";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "default" | "small" | "touch";

const variants: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-hover",
  secondary: "border-line bg-raised text-ink hover:border-edge",
  quiet: "border-transparent bg-transparent text-ink hover:bg-quiet-tint",
  danger: "border-transparent bg-bad-mark text-sheet hover:opacity-90",
};

const sizes: Record<ButtonSize, string> = {
  default: "h-8 px-3 touch:h-11 touch:px-4",
  small: "h-7 px-2.5 touch:h-11 touch:px-4",
  touch: "h-11 px-4",
};

/** The look shared by buttons and links that act as buttons. */
export function buttonClass(variant: ButtonVariant, size: ButtonSize, className?: string): string {
  return clsx(
    "inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-control border",
    "font-[550] text-ui disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-progress",
    "[&>svg]:size-3.5 [&>svg]:shrink-0",
    variants[variant],
    sizes[size],
    className,
  );
}
