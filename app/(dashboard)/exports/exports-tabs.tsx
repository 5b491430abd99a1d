import { LinkTabs } from "#components/ui/link-tabs.tsx";

export function ExportsTabs({ current }: { current: "exports" | "schedules" }) {
  return (
    <LinkTabs
      label="Exports"
      tabs={[
        { href: "/exports", label: "Files", current: current === "exports" },
        { href: "/exports/schedules", label: "Schedules", current: current === "schedules" },
      ]}
    />
  );
}
