import {
  Activity,
  BookOpen,
  ChartColumn,
  CircleUser,
  Download,
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
import { type Role, roles } from "#lib/domain/members/contract.ts";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";
import { analyticsPages, type SubPage } from "../analytics/analytics-pages.ts";

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
  /** Who may not do this does not see it. */
  scope?: string;
  /** Pages below it, shown while one is on one of them. */
  pages?: readonly SubPage[];
};

export type NavGroup = { label?: string; items: readonly NavItem[] };

const navGroups: readonly NavGroup[] = [
  {
    items: [
      { href: "/overview", label: "Overview", icon: House, key: "o" },
      { href: "/conversations", label: "Conversations", icon: MessagesSquare, key: "c" },
      { href: "/customers", label: "Customers", icon: Users, key: "u", also: "/segments" },
      { href: "/analytics", label: "Analytics", icon: ChartColumn, key: "n", pages: analyticsPages },
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
      { href: "/exports", label: "Exports", icon: Download, key: "x", scope: "exports:read" },
      { href: "/members", label: "Members", icon: UserCog, key: "m" },
      { href: "/audit-log", label: "Audit log", icon: ScrollText, key: "l" },
      { href: "/settings", label: "Settings", icon: Settings, key: "s" },
    ],
  },
];

/** The person's own page, which stands beside their name. */
export const accountItem: NavItem = { href: "/account", label: "Your account", icon: CircleUser };

const ON_THE_BAR = ["/overview", "/conversations", "/analytics", "/webhooks"];

export type Nav = {
  groups: readonly NavGroup[];
  items: readonly NavItem[];
  /** The four that fit on a phone's bar; the fifth place is "More". */
  bar: readonly NavItem[];
  more: readonly NavItem[];
};

/** The way around for a role: what it has no scope for is left out. */
export function navOf(role: string): Nav {
  const scopes = scopesOfRole[roles.find((known) => known === role) ?? ("analyst" satisfies Role)];
  const open = ({ scope }: { scope?: string }) => !scope || covers(scopes, scope);
  const groups = navGroups.map((group) => ({
    ...group,
    items: group.items.filter(open).map((item) => ({ ...item, pages: item.pages?.filter(open) })),
  }));
  const items = groups.flatMap((group) => group.items);
  const onBar = (item: NavItem) => ON_THE_BAR.includes(item.href);
  return { groups, items, bar: items.filter(onBar), more: [...items.filter((item) => !onBar(item)), accountItem] };
}

/** Whether a page is this item or lies below it. */
export function isCurrent(item: Pick<NavItem, "href" | "also">, pathname: string): boolean {
  return [item.href, item.also].some((href) => href && (pathname === href || pathname.startsWith(`${href}/`)));
}
