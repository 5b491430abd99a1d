import {
  Activity,
  BookOpen,
  CircleUser,
  House,
  KeyRound,
  ListTree,
  type LucideIcon,
  MessagesSquare,
  Package,
  ScrollText,
  Settings,
  Shield,
  UserCog,
  Users,
  Webhook,
} from "lucide-react";

export type NavItem = {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Pressed after G. */
  key?: string;
  /** Another address that belongs to it. */
  also?: string;
  /** Not a page of the dashboard: opens beside it. */
  external?: boolean;
};

export type NavGroup = { label?: string; items: readonly NavItem[] };

export const navGroups: readonly NavGroup[] = [
  {
    items: [
      { href: "/overview", label: "Overview", icon: House, key: "o" },
      { href: "/conversations", label: "Conversations", icon: MessagesSquare, key: "c" },
      { href: "/customers", label: "Customers", icon: Users, key: "u", also: "/segments" },
      { href: "/inventory", label: "Inventory", icon: Package, key: "i" },
    ],
  },
  {
    label: "Developers",
    items: [
      { href: "/api-keys", label: "API keys", icon: KeyRound, key: "k" },
      { href: "/ip-allowlist", label: "IP allowlist", icon: Shield, key: "a" },
      { href: "/webhooks", label: "Webhooks", icon: Webhook, key: "w" },
      { href: "/events", label: "Events", icon: Activity, key: "e" },
      { href: "/request-logs", label: "Request logs", icon: ListTree, key: "r" },
      { href: "/docs", label: "API reference", icon: BookOpen, external: true },
    ],
  },
  {
    label: "Shop",
    items: [
      { href: "/members", label: "Members", icon: UserCog, key: "m" },
      { href: "/audit-log", label: "Audit log", icon: ScrollText, key: "l" },
      { href: "/settings", label: "Settings", icon: Settings, key: "s" },
    ],
  },
];

/** The person's own page, which stands beside their name. */
export const accountItem: NavItem = { href: "/account", label: "Your account", icon: CircleUser };

export const navItems: readonly NavItem[] = navGroups.flatMap((group) => group.items);

const ON_THE_BAR = ["/overview", "/conversations", "/customers", "/webhooks"];

/** The four that fit on a phone's bar; the fifth place is "More". */
export const barItems = navItems.filter((item) => ON_THE_BAR.includes(item.href));
export const moreItems = [...navItems.filter((item) => !ON_THE_BAR.includes(item.href)), accountItem];

/** Whether a page is this item or lies below it. */
export function isCurrent(item: NavItem, pathname: string): boolean {
  return [item.href, item.also].some((href) => href && (pathname === href || pathname.startsWith(`${href}/`)));
}
