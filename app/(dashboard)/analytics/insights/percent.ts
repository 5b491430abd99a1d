const percentFormat = new Intl.NumberFormat("en-GB", { style: "percent", maximumFractionDigits: 0 });

/** "61%"; what is unknown is a dash. */
export const percent = (share: number | null): string => (share === null ? "–" : percentFormat.format(share));
