"use client";

import { usePathname, useSearchParams } from "next/navigation";

export type Selection = {
  /** The open conversation. */
  id: string | null;
  hrefOf: (id: string) => string;
  open: (id: string) => void;
  close: () => void;
};

/** The open conversation is part of the path. Opening another changes the address only: the page stays as it is. */
export function useSelection(): Selection {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const hrefOf = (id: string | null) => `/conversations${id ? `/${id}` : ""}${search ? `?${search}` : ""}`;
  const go = (id: string | null) => {
    if (hrefOf(id) !== location.pathname + location.search) window.history.pushState(null, "", hrefOf(id));
  };
  return { id: pathname.split("/")[2] ?? null, hrefOf, open: go, close: () => go(null) };
}
