import { Download } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";

type ExportMenuProps = {
  addressOf: (format: "csv" | "jsonl") => string;
  /** Where other formats, fields and days are chosen. */
  more: string;
};

/** Saves what a log's filters leave as a file. */
export function ExportMenu({ addressOf, more }: ExportMenuProps) {
  return (
    <Menu align="end" trigger={<Button icon={<Download aria-hidden="true" />}>Export</Button>}>
      <MenuItem onSelect={() => window.location.assign(addressOf("csv"))}>As CSV</MenuItem>
      <MenuItem onSelect={() => window.location.assign(addressOf("jsonl"))}>As JSON lines</MenuItem>
      <MenuItem href={more}>Other formats and fields</MenuItem>
    </Menu>
  );
}
