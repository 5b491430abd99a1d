import type { scopes } from "#lib/domain/api-keys/contract.ts";

type Caller = {
  scopes: (typeof scopes)[number][];
  /** Of a network that RFC 5737 keeps for examples. */
  address: string;
  userAgent: string;
  /** Calls a minute. */
  limit?: number;
};

/** The programs that call for the demo shop, by the names of their keys; each says of itself that it is a demo. */
export const callers = {
  "Shop website": {
    scopes: ["conversations:write", "customers:write"],
    address: "198.51.100.24",
    userAgent: "alder-finch-shop/4.2 (demo)",
  },
  "Help desk": {
    scopes: ["conversations:write", "customers:read", "events:read"],
    address: "198.51.100.61",
    userAgent: "alder-finch-desk/1.9 (demo)",
  },
  "Stock sync": { scopes: ["inventory:write"], address: "203.0.113.17", userAgent: "alder-finch-stock/0.7 (demo)" },
  Reporting: {
    scopes: ["conversations:read", "analytics:read"],
    address: "203.0.113.88",
    userAgent: "alder-finch-reports/2.0 (demo)",
    limit: 40,
  },
} as const satisfies Record<string, Caller>;

export type CallerName = keyof typeof callers;
export const callerNames = Object.keys(callers) as CallerName[];
