import type { SelectOption } from "#components/ui/select.tsx";

/** Every time zone that this browser knows, `chosen` among them. */
export function timeZoneOptions(chosen: string): SelectOption[] {
  const zones = new Set([chosen, "UTC", ...Intl.supportedValuesOf("timeZone")]);
  return [...zones].toSorted().map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
}

/** Every currency by its name. */
export function currencyOptions(): SelectOption[] {
  const names = new Intl.DisplayNames("en-GB", { type: "currency" });
  return Intl.supportedValuesOf("currency").map((code) => ({ value: code, label: `${code}, ${names.of(code)}` }));
}
