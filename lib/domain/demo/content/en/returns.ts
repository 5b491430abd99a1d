import type { Scenario } from "../../story/phrasebook.ts";

const sendBack: Scenario = {
  topic: "return",
  about: "order",
  places: ["returns_page", "order_status"],
  weight: 4,
  open: [
    {
      ask: [
        "How do I return [something|one thing] from order {order}? [It is the {item}.|]",
        "[I'd like|I want] to send the {item} back. [It is lovely but not my colour.|It is not what I imagined.|I ordered two and keep one.]",
        "Can I return the {item} without the [box|original bag]?",
      ],
      answer: [
        "Yes. Open the page of your order, choose what goes back and print the label. You have 30 days from delivery. {label}",
        "Of course. Fold it into any bag or box, add the slip and hand it in. {label}",
        "That is fine as long as it is unused. {label} The form takes a minute: alderfinch.example/returns",
      ],
      source: "Returns and exchanges",
    },
    {
      ask: [
        "It says 30 days, but I was [away|in hospital|travelling] until now. Order {order} came on {long_ago}. Is a late return possible?",
        "I am [two days|a week] over the 30 days with {order}. [Is a late return possible?|Any chance?]",
      ],
      answer: [
        "The 30 days are over, but we look at every case. For something unused I can pass it to a colleague who decides.",
        "I may not extend the 30 days myself. As credit for the shop it is possible, or a colleague has a look.",
      ],
      source: "Returns and exchanges",
      decision: [
        "Yes, please let a colleague have a look.",
        "Please pass it on.",
        "Then I'd like somebody to decide, please.",
      ],
      person: [
        "I've looked at {order}. The 30 days are over, but it is unused and we would rather you're happy: the label is in your inbox.",
      ],
    },
    {
      ask: [
        "Can I return a gift [without the receipt|without the order number]? It is the {item}.",
        "I was given the {item} and would like to return it, without asking [my aunt|my boss|the giver].",
      ],
      answer: [
        "An unused gift can be exchanged within 60 days, or turned into a gift card. The number on the gift slip is enough.",
        "Yes, as an exchange or a gift card. Is there a gift slip in the parcel? The giver hears nothing of it.",
      ],
      source: "Gifts",
      person: [
        "I found the order by the address, so nobody has to be asked. A label for the {item} is on its way to {email}, and so is a gift card.",
      ],
    },
    {
      ask: [
        "Two orders, one return label? {order} and the one before it.",
        "Can two orders go back in one box? {order} is one of them.",
      ],
      answer: [
        "Yes, one box is enough. Put both slips in and use one label. {label}",
        "That saves a box. Write both numbers on the slip. {label}",
      ],
      source: "Returns and exchanges",
    },
  ],
  more: [
    {
      ask: ["I don't have a printer.", "And without a printer?"],
      answer: [
        "Then choose the QR code. The parcel shop prints the label for you.",
        "No need: show the QR code from the mail at the counter.",
      ],
      source: "Returns and exchanges",
    },
    {
      ask: ["Can I bring it to the shop instead?", "May I hand it in in Lisbon?"],
      answer: [
        "Gladly. Bring it with the order number to Rua do Poço; it is settled right there.",
        "Yes, Monday to Saturday from 10 to 19.",
      ],
      source: "Shop in Lisbon",
    },
    {
      ask: ["How long does it take once you have it?", "And how long until it is settled?"],
      answer: [
        "We check parcels every morning and settle them the same day.",
        "Up to five working days from the day it reaches us.",
      ],
      source: "Refunds",
    },
  ],
  person: [
    "I've made the label for the {item} myself and sent it to {email}. No rush, I noted your name on the return.",
  ],
};

const exchange: Scenario = {
  topic: "exchange",
  about: "garment",
  places: ["returns_page", "order_status"],
  weight: 3,
  open: [
    {
      ask: [
        "The {item} is [lovely but |]too {too} in {size}. Can I [swap|exchange] it for {other}?",
        "I'd rather exchange than return: {item} from {size} to {other}, order {order}.",
        "[Hi!|Hello,|] I got the {item} as a gift in {size} and it is too {too}. Do you have it in {other}?",
      ],
      answer: [
        "Yes, {left} are left in {other}. I can reserve one for you and send the label. {label}",
        "Certainly. I can set one {other} aside in {colour}; it leaves as soon as the carrier scans your return. {label}",
      ],
      source: "Returns and exchanges",
    },
    {
      ask: [
        "Wrong colour arrived 😕 I ordered the {item}. [I would rather exchange than return it.|Can you swap it?] Order {order}.",
      ],
      answer: [
        "I'm sorry, that was us. A {product} in {colour}, size {size}, can leave today, and the way back of the other costs you nothing.",
        "Our mistake. I can send the right one in {colour} today; please use the free label for the other.",
      ],
      source: "Returns and exchanges",
    },
  ],
  more: [
    {
      ask: ["Please do that.", "Yes please.", "Great, let's do it."],
      answer: [
        "Done. The label is on its way to {email}.",
        "All set. You have the label at {email}, and the new one is reserved until {soon}.",
      ],
      source: "Returns and exchanges",
    },
    {
      ask: ["Do I pay postage for the new one?", "What does the exchange cost[ me|]?"],
      answer: ["No, the way to you is on us.", "The new one travels at our cost."],
      source: "Returns and exchanges",
    },
    {
      ask: ["How much is it from one size to the next?", "What is the difference between {size} and {other}?"],
      answer: [
        "One size changes the chest by 6 cm and the sleeve by 2 cm.",
        "About 6 cm around the chest, 2 cm in the sleeve.",
      ],
      source: "Size guide",
    },
  ],
  person: [
    "I have the right one on my desk. It goes out today, before yours is back: just hand in the other when it suits you.",
    "The shelf was empty, but the window in Lisbon had one in {colour}. I've brushed it and it is yours.",
  ],
};

export const returns: readonly Scenario[] = [sendBack, exchange];
