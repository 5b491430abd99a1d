import type { Scenario } from "../../story/phrasebook.ts";

const late: Scenario = {
  topic: "order",
  about: "order",
  places: ["order_status"],
  weight: 2,
  open: [
    {
      ask: [
        "Order {order} was due on {late} and [there is still nothing|nothing came]. [What is going on?|Can you find out?|]",
        "The tracking of {order} has not moved since {late}. [Is it lost?|Should I worry?]",
        "I am still waiting for {order}. It was [a birthday present|for my mother] and the birthday is [tomorrow|over] 😕",
      ],
      answer: [
        "That is later than it should be, I am sorry. The last scan was on {late} near {city}. I have opened an enquiry with {carrier}; they answer within two working days.",
        "I'm sorry. It has been with {carrier} longer than it should and they owe us an answer. If it has not turned up by {soon}, we send it again at once.",
      ],
      source: "Orders",
      upset: true,
    },
    {
      ask: [
        "{carrier} says 'delivered' but I have [no parcel|nothing]. Order {order}. [I asked all the neighbours.|Nobody in the house has it.]",
      ],
      answer: [
        "I'm sorry. The driver wrote 'left in a safe place' on {late}. I have asked {carrier} which place that is and you hear from me by {soon}.",
        "That happens when a driver scans the whole street at once, and it often comes a day later. If not, we send it again on {soon}.",
      ],
      source: "Orders",
      upset: true,
    },
  ],
  more: [
    {
      ask: ["And if it is lost?", "What happens if it never turns up?"],
      answer: [
        "Then you choose: a new parcel the same day, or your money back. You carry no risk.",
        "Then it is our loss, not yours. We send a new one or refund {price}.",
      ],
      source: "Shipping and delivery",
    },
    {
      ask: ["Please send a message to {email} when you know more.", "Will you write to me? {email}"],
      answer: [
        "I will, at {email}, even if there is nothing new by {soon}.",
        "Yes. I have noted {email} and a reminder for {soon}.",
      ],
      source: "Orders",
    },
  ],
  person: [
    "I'm sorry about this. I have just packed the {item} again and it goes out with the fast service tonight: {soon}. If the first one turns up, keep it for a friend or send it back at our cost.",
    "I found it: the label had lost its house number. It is on the van again and should be with you by {soon}. The postage is back on your card as an apology.",
  ],
};

const refund: Scenario = {
  topic: "refund",
  about: "order",
  places: ["returns_page", "order_status"],
  weight: 2,
  open: [
    {
      ask: [
        "I sent the {item} back on {returned} and see no refund yet. Order {order}.",
        "When will the refund for {order} [arrive|be on my card]? You got the parcel [last week|days ago].",
        "[Hello,|Hi,|] the return of {order} shows 'received' [since {returned}|]. And my money?",
      ],
      answer: [
        "It reached us and was checked yesterday. {price} are on the way back to the card you paid with, by {soon} at the latest.",
        "I can see the parcel in our hall. Refunds go out in the order of arrival, yours by {soon}.",
      ],
      source: "Refunds",
      upset: true,
      person: [
        "Your parcel was behind a pallet, which is our fault. {price} went back to your card a minute ago; the bank needs until {soon}.",
      ],
    },
    {
      ask: ["You refunded {less} for {order}, but I paid {price}. [What about the rest?|Is that a mistake?]"],
      answer: [
        "I see {price} paid and {less} refunded. I may not book the difference myself, so a colleague has to look at it.",
        "That does not add up for me either: {price} against {less}. It needs a person to correct it.",
      ],
      source: "Refunds",
      decision: ["Please let somebody look at it then.", "Yes, please pass it on."],
      person: [
        "I've checked the ledger: the first-order code was taken off twice. The missing amount left just now and I am sorry for the trouble.",
      ],
    },
  ],
  more: [
    {
      ask: ["To which card? I have a new one.", "My old card is blocked. What now?"],
      answer: [
        "Your bank moves it to the new card by itself. If not, tell us by {soon} and we transfer it.",
        "Banks pass it on to the new card. Should that fail, it comes back to us and I write to you.",
      ],
      source: "Refunds",
    },
    {
      ask: ["Is the postage refunded too?", "And the postage?"],
      answer: [
        "Yes, the standard postage to you, when the whole order goes back.",
        "When everything goes back, yes. For a part of the order the postage stays.",
      ],
      source: "Refunds",
    },
  ],
};

const damaged: Scenario = {
  topic: "damaged",
  about: "order",
  places: ["order_status", "returns_page"],
  weight: 2,
  open: [
    {
      ask: [
        "The {item} arrived [damaged|stained]. [I have photos.|See order {order}.]",
        "My parcel {order} came [soaked|torn open] and the {item} is ruined.",
      ],
      answer: [
        "I'm sorry, that is not how it should reach you. I can send a new one today, and you may keep or return the other as you like.",
        "That should not happen. Please keep the packaging for a day. Would you like a new {product} or your money back?",
      ],
      source: "Returns and exchanges",
      upset: true,
      person: [
        "I took a new {item} from the shelf, checked it in daylight, and it is already in the bag for tonight. I'm sorry about the first one.",
      ],
    },
    {
      ask: [
        "The {product} is missing from {order}. The slip lists it but it is not in the box.",
        "Order {order} is incomplete: no {item} in the box.",
      ],
      answer: [
        "I'm sorry. Our scale shows the parcel was lighter than it should be, so I believe you at once. I can send the {product} today.",
        "That is our mistake. The {item} can leave today, without postage, or you get {price} back.",
      ],
      source: "Orders",
      upset: true,
      person: [
        "I found your {item} on the packing table, next to the tape. It leaves tonight with fast delivery. My apologies.",
      ],
    },
    {
      ask: [
        "You sent me somebody else's order 🙈 I have [a Beeswax candle and socks|a blue apron|three mugs], I ordered the {item}.",
        "Wrong parcel: the name on the slip is not mine. I am waiting for {order}, the {item}.",
      ],
      answer: [
        "Two labels changed places, I am sorry. Yours can leave today, and I send a free label for the one you have.",
        "I'm sorry, that is a mix-up on our table. May I send the {item} today and a free label for the other?",
      ],
      source: "Orders",
      upset: true,
      person: [
        "That was my packing, I am afraid. The right parcel leaves today with fast delivery, and a label for the wrong one is in it.",
      ],
    },
  ],
  more: [
    {
      ask: ["A new one, please.", "Please send it [today|again]."],
      answer: [
        "It leaves today and should be there by {soon}. You need not pay anything.",
        "Noted: one {item}, checked twice, with you by {soon}.",
      ],
      source: "Orders",
    },
    {
      ask: ["Where do I send the photos?", "Do you need a photo?"],
      answer: [
        "One is enough. Please to hello@alderfinch.example with {order} in the subject.",
        "It helps us to find out what went wrong: hello@alderfinch.example",
      ],
      source: "Returns and exchanges",
    },
  ],
};

export const trouble: readonly Scenario[] = [late, refund, damaged];
