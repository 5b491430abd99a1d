"use client";

import { Download, MoreHorizontal, Pencil, Plus, Printer, Trash2 } from "lucide-react";
import { useState } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import type { OwnMetric } from "#lib/domain/analytics/metrics/hooks.ts";
import { type SeriesQuery, seriesCsvHref } from "#lib/domain/analytics/series/hooks.ts";
import { DeleteMetric } from "../metrics/delete-metric.tsx";
import { MetricDialog } from "../metrics/metric-dialog.tsx";

type PageMenuProps = {
  query: SeriesQuery;
  /** Whether this page shows figures of the shop's own, and this role may make them. */
  mayMake: boolean;
  /** The own figure that is drawn. */
  chosen: OwnMetric | null;
  onMade: (id: string) => void;
};

/** All of the page as CSV, figures of one's own, and paper. */
export function PageMenu({ query, mayMake, chosen, onMade }: PageMenuProps) {
  const [open, setOpen] = useState<"make" | "change" | "delete" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Menu trigger={<IconButton label="More" icon={<MoreHorizontal aria-hidden="true" />} />}>
        {mayMake && (
          <MenuItem icon={<Plus aria-hidden="true" />} onSelect={() => setOpen("make")}>
            New figure of your own
          </MenuItem>
        )}
        {mayMake && chosen && (
          <>
            <MenuItem icon={<Pencil aria-hidden="true" />} onSelect={() => setOpen("change")}>
              Change “{chosen.name}”
            </MenuItem>
            <MenuItem icon={<Trash2 aria-hidden="true" />} danger onSelect={() => setOpen("delete")}>
              Delete “{chosen.name}”
            </MenuItem>
          </>
        )}
        {mayMake && <MenuSeparator />}
        <MenuItem icon={<Download aria-hidden="true" />} onSelect={() => window.location.assign(seriesCsvHref(query))}>
          All figures as CSV
        </MenuItem>
        <MenuItem icon={<Printer aria-hidden="true" />} onSelect={() => window.print()}>
          Print
        </MenuItem>
      </Menu>
      {open === "make" && <MetricDialog metric={null} onClose={close} onSaved={onMade} />}
      {open === "change" && chosen && <MetricDialog metric={chosen} onClose={close} onSaved={onMade} />}
      {chosen && <DeleteMetric metric={chosen} open={open === "delete"} onClose={close} />}
    </>
  );
}
