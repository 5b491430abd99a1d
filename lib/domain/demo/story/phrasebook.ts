/** Ways to say one thing. `[a|b]` chooses, `{name}` is filled in from the cast. */
export type Lines = readonly [string, ...string[]];

/** What a customer asks and what the shop answers; `cart` puts the product into the cart. */
export type Exchange = { ask: Lines; answer: Lines; source?: string; cart?: true };

/** One way a scenario begins. */
export type Opening = Exchange & {
  /** What follows only this beginning. */
  next?: readonly Exchange[];
  /** What a person of the shop says after taking over. */
  person?: Lines;
  /** The assistant may not decide it, so a person has to: how the customer agrees. */
  decision?: Lines;
  /** Something went wrong, so that the customer may complain. */
  upset?: true;
};

/** Where on the site a conversation begins. */
export type Place = "product_page" | "size_guide" | "cart" | "order_status" | "returns_page" | "home_page";

export type Topic =
  | "size"
  | "stock"
  | "product"
  | "care"
  | "shipping"
  | "order"
  | "return"
  | "exchange"
  | "refund"
  | "damaged"
  | "gift"
  | "discount"
  | "invoice"
  | "payment"
  | "repair"
  | "wholesale";

export type Scenario = {
  topic: Topic;
  /** Which products it can be about; an order can be about any. */
  about: "garment" | "knit" | "textile" | "home" | "product" | "order";
  places: readonly [Place, ...Place[]];
  weight?: number;
  open: readonly [Opening, ...Opening[]];
  /** What may follow any of the beginnings; what puts something into the cart comes last. */
  more: readonly Exchange[];
  person?: Lines;
};

export type Reason = "customer_asked" | "refund_or_return" | "order_not_found" | "assistant_unsure" | "complaint";

/** Everything the shop and its customers say in one language. */
export type Phrasebook = {
  /** For dates and money. */
  locale: string;
  /** How a product in its colour is named in a sentence. */
  item: string;
  /** Known only where the product is of wool. */
  wool: string;
  /** In the morning, the afternoon and the evening. */
  hello: readonly [string, string, string];
  fit: Record<Fit, string>;
  /** What a garment is when one needs it a size smaller, or larger. */
  too: Record<"smaller" | "larger", string>;
  care: Record<Fibre, string>;
  label: Record<Zone, string>;
  customs: Record<Zone, string>;
  scenarios: readonly Scenario[];
  asides: { product: readonly Exchange[]; order: readonly Exchange[] };
  thanks: readonly [Exchange, ...Exchange[]];
  nudge: Lines;
  /** The assistant cannot find the order. */
  notFound: Lines;
  handover: Record<Reason, { ask: Lines; answer: Lines }>;
  person: Lines;
  thanksPerson: readonly [Exchange, ...Exchange[]];
  letter: { open: Lines; close: Lines; replyOpen: Lines; replyClose: Lines };
};

export type Fit = "true" | "relaxed" | "close";
export type Fibre = "wool" | "cotton" | "linen";
export type Zone = "near" | "union" | "far";
