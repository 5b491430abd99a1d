import type { CustomerName } from "#lib/domain/customers/hooks.ts";

type Named = Pick<CustomerName, "name" | "email" | "external_id">;

/** What to call a customer: the name, else the address, else the shop's own id. */
export function nameOf({ name, email, external_id }: Named): string {
  return name ?? email ?? (external_id ? `Visitor ${external_id}` : "Visitor");
}

/** The same where there is little room; a name without spaces stays whole. */
export function shortNameOf(customer: Named): string {
  return customer.name ? (customer.name.trim().split(/\s+/)[0] ?? customer.name) : "Visitor";
}
