/** What the team writes about a customer after talking to them. */
export const notes = [
  "Prefers exchange over refund.",
  "Asked about {colour} again. Write when the next batch comes.",
  "Parcel always to the office, nobody at home by day.",
  "Very patient. Add a pair of socks to the next order.",
  "Second time this month, keep an eye on the carrier.",
  "Allergic to mohair, so no alpaca suggestions.",
  "Buys for her father, sizes differ from her own.",
  "Promised free return postage for this one.",
  "Would like to be asked for a photo in the shop's book.",
  "Invoice goes to the company, not to the person.",
] as const;
