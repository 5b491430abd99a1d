import type { Phrasebook } from "../../story/phrasebook.ts";
import { buying } from "./buying.ts";
import { delivery } from "./delivery.ts";
import { products } from "./products.ts";
import { returns } from "./returns.ts";
import { services } from "./services.ts";
import { sizes } from "./sizes.ts";
import { trouble } from "./trouble.ts";

export const english: Phrasebook = {
  locale: "en-GB",
  item: "{colour} {product}",
  wool: "wool",
  hello: ["Good morning", "Good afternoon", "Good evening"],
  fit: {
    true: "The {product} is true to size.",
    relaxed: "The {product} is cut wide, so many people take one size less.",
    close: "The {product} sits close to the body, so one size up is the safer choice.",
  },
  too: { smaller: "large", larger: "small" },
  care: {
    wool: "Hand wash or the wool programme at 30 °C, no spinning, then dry it flat on a towel. Wool needs air more often than water.",
    cotton: "Machine at 40 °C and the line afterwards; the tumble dryer makes it shorter.",
    linen: "Machine at 40 °C, iron it damp or not at all. Linen grows softer every time.",
  },
  label: {
    near: "The return label is free.",
    union: "The return label costs {label_fee}, taken off the refund.",
    far: "The postage back is yours to pay, as it leaves the European Union.",
  },
  customs: {
    near: "There is no customs within the European Union, the price you see is the price you pay.",
    union: "There is no customs within the European Union, the price you see is the price you pay.",
    far: "Duties and taxes are already in the price at the checkout, nothing is due at the door.",
  },
  scenarios: [...sizes, ...products, ...buying, ...delivery, ...returns, ...trouble, ...services],
  asides: {
    product: [
      {
        ask: ["Is the {wool} free of mulesing?", "Do you know the farms your {wool} comes from?"],
        answer: [
          "Yes. All our {wool} comes from farms in Portugal and Uruguay that do without mulesing.",
          "We do, by name: our {wool} is from Portugal and Uruguay, without mulesing.",
        ],
        source: "Makers",
      },
      {
        ask: ["When is your shop in Lisbon open?", "What are the opening hours in Lisbon?"],
        answer: [
          "Monday to Saturday from 10 to 19. On Sundays only the window is open.",
          "10 to 19, Monday to Saturday.",
        ],
        source: "Shop in Lisbon",
      },
      {
        ask: ["Is the parcel free of plastic?", "Do you pack without plastic?"],
        answer: [
          "It is: paper, string and a cardboard box that you can use again for a return.",
          "Yes, paper and cardboard only.",
        ],
        source: "Shipping and delivery",
      },
      {
        ask: ["Does the colour look like on the photo?", "How true is the colour on the photos?"],
        answer: [
          "{colour} comes out a little warmer on most screens. The photos are taken in daylight.",
          "Close. In daylight {colour} is a touch deeper.",
        ],
        source: "Product facts",
      },
    ],
    order: [
      {
        ask: ["Are you a real person, by the way?", "Am I talking to a robot?"],
        answer: [
          "I'm the shop's assistant, a program. Whenever you like, I hand you to Pia or Tomás.",
          "A program, yes. People are one word away, just say so.",
        ],
      },
      {
        ask: ["Can I see that somewhere myself?", "Is that in my account too?"],
        answer: [
          "Yes, on the page of your order. The link is in every mail we send.",
          "Everything is on the page of {order}.",
        ],
        source: "Orders",
      },
    ],
  },
  thanks: [
    {
      ask: ["[Perfect|Great|Wonderful], thank you!", "Thanks, that helps [a lot|].", "Super, thanks 🙏"],
      answer: ["You're welcome. Enjoy it!", "Gladly. Have a good one.", "Any time."],
    },
    {
      ask: ["That was quick. Thank you!", "Brilliant, that's all I needed.", "Ok great, bye!"],
      answer: ["Happy to help. Take care!", "Goodbye, and thank you for asking.", "See you soon."],
    },
    {
      ask: ["Thank you so much 🧶", "Cheers!", "All clear now, thanks."],
      answer: ["With pleasure.", "You're very welcome.", "Glad I could help."],
    },
  ],
  nudge: [
    "Is there anything else I can do for you?",
    "Does that answer your question?",
    "Are you still there? I am happy to wait a moment.",
    "Shall I note that for you, {first}?",
  ],
  notFound: [
    "I cannot find {order}. Is that the number in your confirmation?",
    "{order} does not come up here. Are you sure of the number?",
  ],
  handover: {
    customer_asked: {
      ask: [
        "I would rather talk to a person.",
        "Could somebody at the shop look at this?",
        "Can I speak with a human, please?",
        "I don't want to explain it to a bot. A person please.",
      ],
      answer: [
        "Of course. I am fetching a colleague, who can read everything you wrote.",
        "Certainly. A colleague takes over in a moment and sees what we said so far.",
      ],
    },
    refund_or_return: {
      ask: [
        "I'd like my money back for this, honestly.",
        "Can you make an exception with the refund?",
        "I want to settle the refund with somebody who can decide.",
      ],
      answer: [
        "A decision about money is for my colleagues. I hand you over, with all the details.",
        "I may not decide that. A colleague can, and is reading along already.",
      ],
    },
    order_not_found: {
      ask: ["Yes, copied from the mail.", "That is what my confirmation says.", "It is, I checked twice."],
      answer: [
        "Then a colleague will look it up by name and address.",
        "Thank you. I pass this on, so that somebody looks into the till itself.",
      ],
    },
    assistant_unsure: {
      ask: [
        "One more thing: could you make it a little longer for me?",
        "Is the dye all right for somebody with a nickel allergy?",
        "Can two of us pay for one order together?",
        "Would you also ship it to a campsite?",
      ],
      answer: [
        "I am not sure enough to answer that, and a wrong answer helps nobody. I'm asking a colleague.",
        "That goes beyond what I know. A colleague will answer you here.",
      ],
    },
    complaint: {
      ask: [
        "That is not good enough.",
        "Honestly, I am disappointed. I like your shop, but this is the second time.",
        "This is really annoying, I want to complain.",
      ],
      answer: [
        "I understand, and I am sorry. I pass this to a colleague with priority.",
        "You are right to say so. A colleague takes this over now.",
      ],
    },
  },
  person: [
    "I've read everything above. Leave it with me: you have an answer at {email} by {soon}.",
    "I looked into it and it's sorted. You will find the details in your inbox, {email}.",
    "Thanks for your patience. I've put it right and added a note to your account, so nobody asks you twice.",
  ],
  thanksPerson: [
    {
      ask: [
        "Thank you, {agent}, that's very kind.",
        "Wow, thanks for sorting that so quickly.",
        "Lovely, thank you {agent}!",
      ],
      answer: [
        "My pleasure, {first}.",
        "Gladly. Write to me directly if anything is off.",
        "You're welcome, {first}. Take care.",
      ],
    },
    {
      ask: ["Ok. I hope it works this time."],
      answer: ["It will, I keep an eye on it.", "I check it myself tomorrow morning."],
    },
    {
      ask: ["Fine, then I wait for your mail.", "All right, thanks."],
      answer: ["Thank you, {first}.", "You hear from me."],
    },
  ],
  letter: {
    open: ["Hello,", "Dear Alder & Finch,", "Hi there,", "{hello},"],
    close: ["Best wishes\n{name}", "Kind regards,\n{name}", "Thank you!\n{first}", "Many thanks\n{name}"],
    replyOpen: ["Hello {first},", "Dear {first},", "Hi {first}, thank you for writing."],
    replyClose: [
      "Warm regards\n{agent}, Alder & Finch",
      "Best wishes from Lisbon\n{agent}",
      "{agent}\nAlder & Finch, Rua do Poço 14, Lisboa",
    ],
  },
};
