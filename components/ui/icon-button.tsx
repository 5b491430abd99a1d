"use client";

import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button.tsx";
import { Tooltip } from "./tooltip.tsx";

type IconButtonProps = Omit<ButtonProps, "children" | "aria-label" | "icon"> & {
  label: string;
  shortcut?: string;
  icon: ReactNode;
};

/** A square button for copy, close, overflow and arrows; its name shows as a tooltip. */
export function IconButton({ label, shortcut, icon, className, size = "default", ...rest }: IconButtonProps) {
  const square = size === "small" ? "w-7 touch:w-11" : size === "touch" ? "w-11" : "w-8 touch:w-11";
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <Button {...rest} size={size} aria-label={label} icon={icon} className={clsx("px-0!", square, className)} />
    </Tooltip>
  );
}
