import type { Scenario } from "../../story/phrasebook.ts";

const gift: Scenario = {
  topic: "gift",
  about: "product",
  places: ["product_page", "cart"],
  weight: 3,
  open: [
    {
      ask: [
        "Can you wrap the {item} as a [gift|present] and send it straight to my [mother|sister|friend] in {city}?",
        "[Do you|Can you] put a handwritten card into the parcel? It is for [a birthday|a wedding|my dad].",
        "[Is it possible to|Can I] send a gift without the price in the parcel?",
      ],
      answer: [
        "Yes. Tick 'this is a gift' in the cart: recycled paper, a ribbon and a card that we write by hand, for {wrap_fee}. No price in the parcel.",
        "Gladly. We wrap it for {wrap_fee}, write your words on a card and leave the price out.",
      ],
      source: "Gifts",
    },
    {
      ask: [
        "I need a present for someone who [is always cold|has everything|just moved], around {budget}. Any ideas? 🎁",
        "[Help!|Hello,|] what do I give my [father-in-law|best friend|grandmother] for about {budget}?",
      ],
      answer: [
        "The {item} at {price} is what many people give. In short: {about}.",
        "How about the {item}? {price}, and {about}.",
      ],
      source: "Product facts",
    },
  ],
  more: [
    {
      ask: ["How long may the text on the card be?", "What fits on the card?"],
      answer: [
        "About 40 words. Our colleague Ingrid has the nicest handwriting, so she does it.",
        "Up to 200 letters. We copy it exactly, also the emoji if we can draw them 🙂",
      ],
      source: "Gifts",
    },
    {
      ask: ["Can the person exchange it without me?", "And if it isn't right, can they exchange it?"],
      answer: [
        "Yes, the slip has a number for that. They need no receipt and you hear nothing of it.",
        "With the gift slip they can swap it for 60 days.",
      ],
      source: "Gifts",
    },
    {
      ask: ["Do you have gift cards as well?", "Or rather a gift card?"],
      answer: [
        "Yes, from €20, by e-mail or printed on thick paper. They are valid for three years.",
        "We do, any amount from €20. By e-mail it takes a minute.",
      ],
      source: "Gifts",
    },
    {
      ask: ["Perfect, add the {item} please.", "Then put the {item} in, with wrapping.", "Ok, I take the {product} 🎁"],
      answer: ["The {product} is in your cart, marked as a gift.", "Done. You write the card's text in the next step."],
      cart: true,
    },
  ],
};

const discount: Scenario = {
  topic: "discount",
  about: "product",
  places: ["cart"],
  weight: 2,
  open: [
    {
      ask: ["The code FINCH10 [doesn't work|is refused] in my cart. [Why?|What am I doing wrong?]"],
      answer: [
        "FINCH10 takes 10% off a first order and does not add up with reduced items. Is one of them in your cart?",
        "It is for the first order with an e-mail address. Have you ordered with us before?",
      ],
      source: "Discounts",
      next: [
        {
          ask: ["It is my first order, to {email}.", "But I never ordered before. My mail is {email}."],
          answer: [
            "You are right, and the code works for {email} now. Please reload the cart.",
            "I have opened it for {email}. Try once more, it should take {saving} off the {product}.",
          ],
          source: "Discounts",
        },
      ],
    },
    {
      ask: [
        "I subscribed to the newsletter but [got no code|the code never came]. [Could you help?|]",
        "[Do you have|Is there] a [student|teacher's|first order] discount?",
      ],
      answer: [
        "There is one code, for everybody's first order: FINCH10 takes 10% off.",
        "You may use FINCH10 for your first order. With the {item} at {price} it saves you {saving}.",
      ],
      source: "Discounts",
    },
    {
      ask: [
        "[Is there|Will there be] a sale on the {item} [soon|this month]?",
        "Will the {item} be reduced [in January|in the summer]? Then I wait.",
      ],
      answer: [
        "We have two sales a year, in January and July. The {product} is made all year, so it is seldom part of them.",
        "Only colours that we stop making are reduced, and {colour} stays. There is no need to wait.",
      ],
      source: "Discounts",
    },
  ],
  more: [
    {
      ask: ["Can I use a gift card [on top|as well]?", "Does it work together with a gift card?"],
      answer: ["Yes, a gift card counts as money, so both work.", "It does: first the code, then the card."],
      source: "Discounts",
    },
    {
      ask: ["Good, then please add the {item}.", "Ok, the {item} please."],
      answer: ["It is in your cart.", "I put it into your cart, in {colour}."],
      cart: true,
    },
  ],
};

const payment: Scenario = {
  topic: "payment",
  about: "product",
  places: ["cart"],
  weight: 2,
  open: [
    {
      ask: [
        "My card is [declined|refused] [three times now|again and again]. [There is money on it, I promise 🙃|It works elsewhere.]",
        "The payment page [hangs|stays white] on my phone. [I want the {item} before it is gone!|Is the order placed?]",
      ],
      answer: [
        "No order has been placed and nothing was taken. Most often the bank waits for a confirmation in its app; PayPal, MB WAY and transfer work as well.",
        "Nothing was taken. Please try PayPal or MB WAY, they do not pass through that page. Your cart is kept for 24 hours.",
      ],
      source: "Payment",
      next: [
        {
          ask: ["It worked with PayPal now.", "In the app it says 'confirm'. Now it went through!"],
          answer: ["Good to hear. The confirmation is on its way to {email}.", "I see it. We pack tomorrow morning."],
          source: "Payment",
        },
      ],
    },
    {
      ask: ["Can I pay by [MB WAY|bank transfer|PayPal]?", "Which ways to pay do you have? [I don't use cards.|]"],
      answer: [
        "We take cards, PayPal, MB WAY and bank transfer.",
        "Yes. Cards, PayPal, MB WAY and bank transfer all work; with a transfer we pack once it has arrived.",
      ],
      source: "Payment",
    },
    {
      ask: [
        "I was charged twice for the {item}: {price} and {price}.",
        "My bank shows {price} two times for the {product} 😟",
      ],
      answer: [
        "One of the two is only a reservation by the bank and falls away within three days. Only {price} will be taken.",
        "We see one payment of {price}. The other is a reservation that your bank lets go by {soon}.",
      ],
      source: "Payment",
      person: [
        "I see the two lines as well. One was never captured; I've released it by hand, so it disappears today.",
      ],
    },
  ],
  more: [
    {
      ask: ["And is the {item} still there?", "Is the {product} still in stock?"],
      answer: ["Yes, {left} are left.", "It is: {left} on the shelf."],
      source: "Stock",
    },
  ],
};

export const buying: readonly Scenario[] = [gift, discount, payment];
