const regionsOf: Record<string, string> = {
  AUD: "AU",
  BRL: "BR",
  CAD: "CA",
  CHF: "CH LI",
  CZK: "CZ",
  DKK: "DK GL FO",
  GBP: "GB GG IM JE",
  HUF: "HU",
  INR: "IN",
  JPY: "JP",
  KRW: "KR",
  MXN: "MX",
  NOK: "NO",
  NZD: "NZ",
  PLN: "PL",
  RON: "RO",
  SEK: "SE",
  SGD: "SG",
  TRY: "TR",
  UAH: "UA",
  USD: "US PR EC SV",
  ZAR: "ZA",
};

/** The money of the place that a browser's language names; the euro where it names none. */
export function guessCurrency(language: string): string {
  const region = regionOf(language);
  const found = Object.entries(regionsOf).find(([, regions]) => region && regions.split(" ").includes(region));
  return found?.[0] ?? "EUR";
}

function regionOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).region;
  } catch {
    return undefined;
  }
}
