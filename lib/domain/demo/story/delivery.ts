import { deliveryTo, fees } from "../content/shop.ts";
import { daysBefore, workingDays } from "./calendar.ts";
import { formatsOf } from "./formats.ts";
import type { Phrasebook } from "./phrasebook.ts";
import type { Random } from "./random.ts";
import type { Slots } from "./say.ts";

export function feeSlots({ locale }: Phrasebook): Slots {
  const { money } = formatsOf(locale);
  return {
    wrap_fee: money(fees.wrap),
    label_fee: money(fees.label),
    mend_fee: money(fees.mend),
    free_from: money(fees.freeFrom),
  };
}

/** What delivery to this country costs, and the days around an order that is on its way at this moment. */
export function deliverySlots(random: Random, country: string, book: Phrasebook, at: Date): Slots {
  const { day, money } = formatsOf(book.locale);
  const { zone, postage, days, carrier } = deliveryTo(country);
  const [from, to] = days;
  const due = workingDays(at, random.int(1, Math.min(2, to)));
  const sent = workingDays(due, -to);
  return {
    postage: money(postage),
    days: `${from}–${to}`,
    carrier,
    label: book.label[zone],
    customs: book.customs[zone],
    tracking: trackingNumber(random, carrier),
    arrives: day(workingDays(at, to)),
    due: day(due),
    sent: day(sent),
    ordered: day(daysBefore(sent, random.int(1, 2))),
    soon: day(workingDays(at, 2)),
    late: day(workingDays(at, -random.int(2, 4))),
    returned: day(workingDays(at, -random.int(6, 9))),
    long_ago: day(daysBefore(at, random.int(38, 52))),
    restock: day(workingDays(at, random.int(8, 18))),
  };
}

function trackingNumber(random: Random, carrier: string): string {
  const digits = (count: number) => Array.from({ length: count }, () => random.int(0, 9)).join("");
  if (carrier === "CTT") return `DA${digits(9)}PT`;
  return carrier === "DPD" ? `0974${digits(10)}` : `JD01${digits(14)}`;
}
