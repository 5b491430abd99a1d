import type { Fibre, Fit } from "../story/phrasebook.ts";

export type Product = {
  name: string;
  kind: "garment" | "accessory" | "home";
  /** In minor units. */
  price: number;
  colours: readonly [string, ...string[]];
  /** The town where it is made. */
  maker: string;
  /** What sets it apart, as the end of "it is …". */
  about: string;
  fibre?: Fibre;
  fit?: Fit;
  measure?: string;
  sleeveless?: true;
};

const garment = { kind: "garment" } as const;
const accessory = { kind: "accessory", fibre: "wool", measure: "one size" } as const;
const home = { kind: "home" } as const;

/** What Alder & Finch sells. */
export const catalogue: readonly Product[] = [
  {
    ...garment,
    name: "Merino crew",
    price: 8200,
    colours: ["oat", "ink", "moss", "rust"],
    fit: "true",
    fibre: "wool",
    maker: "Guimarães",
    about: "fine merino, light enough to go under a jacket",
  },
  {
    ...garment,
    name: "Merino roll-neck",
    price: 9400,
    colours: ["charcoal", "oat", "forest"],
    fit: "close",
    fibre: "wool",
    maker: "Guimarães",
    about: "the warmest of the fine knits, with a neck that folds twice",
  },
  {
    ...garment,
    name: "Lambswool cardigan",
    price: 11800,
    colours: ["sage", "navy", "heather"],
    fit: "relaxed",
    fibre: "wool",
    maker: "Covilhã",
    about: "a soft, open knit with horn buttons and two pockets",
  },
  {
    ...garment,
    name: "Lambswool jumper",
    price: 9600,
    colours: ["sage", "cream", "rust"],
    fit: "relaxed",
    fibre: "wool",
    maker: "Covilhã",
    about: "cut wide, with a dropped shoulder",
  },
  {
    ...garment,
    name: "Fisherman jumper",
    price: 13400,
    colours: ["undyed", "navy"],
    fit: "true",
    fibre: "wool",
    maker: "Covilhã",
    about: "a dense, heavy knit that keeps the wind out",
  },
  {
    ...garment,
    name: "Alpaca vest",
    price: 7600,
    colours: ["camel", "grey"],
    fit: "close",
    sleeveless: true,
    fibre: "wool",
    maker: "Barcelos",
    about: "very light and warm, made to be worn over a shirt",
  },
  {
    ...garment,
    name: "Cotton waffle jumper",
    price: 6800,
    colours: ["white", "sky", "clay"],
    fit: "true",
    fibre: "cotton",
    maker: "Barcelos",
    about: "a cool cotton knit for spring and summer evenings",
  },
  {
    ...garment,
    name: "Linen shirt",
    price: 7400,
    colours: ["white", "sand", "indigo"],
    fit: "relaxed",
    fibre: "linen",
    maker: "Guimarães",
    about: "washed linen that is soft from the first day",
  },
  {
    ...accessory,
    name: "Wool beanie",
    price: 2800,
    colours: ["oat", "navy", "rust"],
    maker: "Covilhã",
    about: "a ribbed beanie that folds over the ears",
  },
  {
    ...accessory,
    name: "Lambswool scarf",
    price: 4600,
    colours: ["sage", "charcoal", "mustard"],
    maker: "Covilhã",
    about: "long enough to go round twice",
  },
  {
    ...accessory,
    name: "Ribbed socks",
    price: 1600,
    colours: ["ink", "oat", "moss"],
    maker: "Barcelos",
    about: "a thick walking sock with a soft cuff",
  },
  {
    ...accessory,
    name: "Fingerless mitts",
    price: 2400,
    colours: ["grey", "forest"],
    maker: "Barcelos",
    about: "warm hands, free fingers",
  },
  {
    ...home,
    name: "Lambswool throw",
    price: 12800,
    colours: ["cream", "moss", "rust"],
    fibre: "wool",
    measure: "140 × 200 cm",
    maker: "Covilhã",
    about: "heavy, with a fringe on the short sides",
  },
  {
    ...home,
    name: "Linen bedspread",
    price: 14500,
    colours: ["sand", "white"],
    fibre: "linen",
    measure: "220 × 240 cm",
    maker: "Guimarães",
    about: "washed linen, cool in summer",
  },
  {
    ...home,
    name: "Waffle towel set",
    price: 4200,
    colours: ["white", "clay", "sage"],
    fibre: "cotton",
    measure: "70 × 140 cm",
    maker: "Guimarães",
    about: "two towels that dry quickly on the line",
  },
  {
    ...home,
    name: "Linen cushion cover",
    price: 3400,
    colours: ["sand", "indigo", "moss"],
    fibre: "linen",
    measure: "50 × 50 cm",
    maker: "Guimarães",
    about: "a cover with a hidden zip, sold without the pad",
  },
  {
    ...home,
    name: "Linen apron",
    price: 3900,
    colours: ["sand", "ink"],
    fibre: "linen",
    measure: "72 × 90 cm",
    maker: "Guimarães",
    about: "crossed at the back, so nothing hangs on the neck",
  },
  {
    ...home,
    name: "Canvas tote",
    price: 2600,
    colours: ["natural", "ink"],
    fibre: "cotton",
    measure: "38 × 42 cm",
    maker: "Barcelos",
    about: "strong enough for the market",
  },
  {
    ...home,
    name: "Stoneware mug",
    price: 1900,
    colours: ["white", "clay"],
    measure: "300 ml",
    maker: "Alcobaça",
    about: "thrown by hand, so no two are alike",
  },
  {
    ...home,
    name: "Beeswax candle",
    price: 2200,
    colours: ["honey"],
    measure: "7 × 12 cm",
    maker: "Évora",
    about: "burns for about forty hours",
  },
];

export const sizes = ["XS", "S", "M", "L", "XL"] as const;

/** The garment's chest in centimetres, by size. */
export const chest = { XS: 92, S: 98, M: 104, L: 110, XL: 118 } as const;

/** The sleeve from the shoulder seam in centimetres, by size. */
export const sleeve = { XS: 58, S: 60, M: 62, L: 64, XL: 66 } as const;
