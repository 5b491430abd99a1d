import { LinkTabs } from "#components/ui/link-tabs.tsx";

/** Everybody one by one, or in groups. */
export function PeopleTabs({ current }: { current: "customers" | "segments" }) {
  return (
    <LinkTabs
      label="Customers"
      tabs={[
        { href: "/customers", label: "All customers", current: current === "customers" },
        { href: "/segments", label: "Segments", current: current === "segments" },
      ]}
    />
  );
}
