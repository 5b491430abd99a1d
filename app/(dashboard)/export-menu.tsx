import { Download } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";

/** Saves what a log's filters leave as a file. */
export function ExportMenu({ addressOf }: { addressOf: (format: "csv" | "jsonl") => string }) {
  return (
    <Menu align="end" trigger={<Button icon={<Download aria-hidden="true" />}>Export</Button>}>
      <MenuItem onSelect={() => window.location.assign(addressOf("csv"))}>As CSV</MenuItem>
      <MenuItem onSelect={() => window.location.assign(addressOf("jsonl"))}>As JSON lines</MenuItem>
    </Menu>
  );
}
