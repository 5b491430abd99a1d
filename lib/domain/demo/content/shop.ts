import type { Zone } from "../story/phrasebook.ts";

/** What the shop charges and promises, so that every answer says the same. Money in cents. */
export const fees = { label: 490, wrap: 450, mend: 1500, freeFrom: 12_000 } as const;

type Delivery = { zone: Zone; postage: number; days: readonly [from: number, to: number]; carrier: string };

const union: Delivery = { zone: "union", postage: 790, days: [3, 5], carrier: "DPD" };
const far: Delivery = { zone: "far", postage: 2200, days: [7, 12], carrier: "DHL Express" };

const deliveries: Record<string, Delivery> = {
  PT: { zone: "near", postage: 390, days: [1, 2], carrier: "CTT" },
  ES: { zone: "near", postage: 590, days: [2, 3], carrier: "CTT" },
  GB: { zone: "far", postage: 1190, days: [4, 6], carrier: "DPD" },
  CH: { zone: "far", postage: 1190, days: [4, 6], carrier: "DPD" },
  NO: { zone: "far", postage: 1190, days: [4, 6], carrier: "DPD" },
  IS: { zone: "far", postage: 1490, days: [5, 8], carrier: "DHL Express" },
  US: { zone: "far", postage: 1800, days: [6, 9], carrier: "DHL Express" },
  CA: { zone: "far", postage: 1800, days: [6, 9], carrier: "DHL Express" },
};

const members = new Set(["AT", "BE", "CZ", "DE", "DK", "EE", "FI", "FR", "GR", "HR", "IE", "IT", "NL", "PL", "SE"]);

export function deliveryTo(country: string): Delivery {
  return deliveries[country] ?? (members.has(country) ? union : far);
}
