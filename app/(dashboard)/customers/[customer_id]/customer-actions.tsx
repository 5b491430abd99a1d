"use client";

import { Ellipsis, Pencil, UserX } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import type { CustomerRow } from "#lib/domain/customers/hooks.ts";
import { ChangeCustomer } from "./change-customer.tsx";
import { EraseCustomer } from "./erase-customer.tsx";

/** What can be done with a customer. */
export function CustomerActions({ customer }: { customer: CustomerRow }) {
  const [open, setOpen] = useState<"change" | "erase" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Button icon={<Pencil aria-hidden="true" />} onClick={() => setOpen("change")}>
        Change
      </Button>
      <Menu align="end" trigger={<IconButton label="More actions" icon={<Ellipsis aria-hidden="true" />} />}>
        <MenuItem danger icon={<UserX aria-hidden="true" />} onSelect={() => setOpen("erase")}>
          Erase personal data
        </MenuItem>
      </Menu>
      {open === "change" && <ChangeCustomer customer={customer} onClose={close} />}
      {open === "erase" && <EraseCustomer customer={customer} onClose={close} />}
    </>
  );
}
