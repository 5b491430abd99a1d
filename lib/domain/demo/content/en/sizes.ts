import type { Scenario } from "../../story/phrasebook.ts";

const size: Scenario = {
  topic: "size",
  about: "garment",
  places: ["product_page", "size_guide"],
  weight: 4,
  open: [
    {
      ask: [
        "[Hi|Hello|Hey]! I am [looking at|thinking of buying] the {item} and [usually|normally|mostly] wear {size}. [Does it run small?|Is it true to size?|How does it fit?]",
        "[Is|Would] a {size} in the {item} [be |]roomy or rather close to the body? [I like space for a shirt underneath.|I don't like tight arms.|It is for winter walks.]",
        "My [partner|husband|wife|brother|daughter] wears {size} in [most brands|nearly everything]. Would that be right for the {item} as well?",
        "[Could you help me|I need some help] with the size of the {item}, please? A {size} from you [two years ago|last winter] fits me [perfectly|well, only the sleeves were long].",
      ],
      answer: [
        "{fit} [For you I would take|I would go for] {best}: it measures {chest} cm around the chest.",
        "[Good question.|Happy to help.] {fit} Size {best} has {chest} cm around the chest, so compare that with one you like.",
      ],
      source: "Size guide",
    },
    {
      ask: [
        "Which size should I [take|order] in the {item}? I am [somewhere |]between {size} and {other}.",
        "Sizing question: I am {height} cm and [broad in the shoulders|quite slim|somewhere in the middle]. {size} or {other} for the {item}?",
        "[Hi,|Hello,|] {size} or {other}? It is about the {item}, [for a man of {height} cm|I am {height} cm tall].",
      ],
      answer: [
        "{fit} [With what you describe|From what you say], {best} [should be right|is the one to try]. Its chest is {chest} cm around, [measured on the garment|laid flat and doubled].",
        "Between the two I would take {best}. {fit} {best} has {chest} cm around the chest.",
      ],
      source: "Size guide",
    },
  ],
  more: [
    {
      ask: [
        "And how long are the sleeves?",
        "What about the sleeves? [I have long arms.|Mine are always too short.]",
        "Sleeve length in {best}, please?",
      ],
      answer: [
        "In {best} they are {sleeve} cm from the shoulder seam. The cuff folds back once.",
        "{sleeve} cm from the shoulder seam in {best}, and every size up adds 2 cm.",
      ],
      source: "Size guide",
    },
    {
      ask: ["What if it doesn't fit?", "And if I get it wrong?", "Can I swap it if {best} is not right?"],
      answer: [
        "Then send it back unworn within 30 days and we swap it. {label}",
        "No harm done: you have 30 days to exchange it, unworn. {label}",
      ],
      source: "Returns and exchanges",
    },
    {
      ask: ["Does it shrink [in the wash|when I wash it]?", "Will it stay that size after washing?"],
      answer: ["Not if you wash it as we say. {care}", "It keeps its size with a little care. {care}"],
      source: "Care guide",
    },
    {
      ask: [
        "Is {best} in {colour} [in stock|still there]?",
        "Do you have it in {best} [right now|at the moment]?",
        "Ok, {best} then. Is it available?",
      ],
      answer: [
        "Yes, {left} are left. I have put one into your cart, and it stays reserved for 20 minutes.",
        "[It is|Yes]: {left} in {best}. I put one into your cart for you.",
      ],
      source: "Stock",
      cart: true,
    },
  ],
  person: [
    "I laid the {best} on the table and measured it again: {chest} cm around the chest, as the guide says. I've noted that you may swap it [for free|without paying the label].",
    "I tried {size} and {other} on a colleague. {best} sits better across the shoulders. I can send both and you return one, [at our cost|we pay the label].",
  ],
};

const stock: Scenario = {
  topic: "stock",
  about: "garment",
  places: ["product_page"],
  weight: 3,
  open: [
    {
      ask: [
        "The {item} is [sold out|gone] in {size}. [When will it be back?|Are you making more?|Is it coming back?]",
        "[Hi,|Hello,|] [do you know when|any idea when] the {item} in {size} [is back in stock|comes in again]?",
        "I've been waiting for the {item} in {size} [for weeks|since the summer|for a while]. Is there any hope?",
        "Your site says 'sold out' for {size} in {colour}. I only want the {product} in that colour [😅|, sorry|]. When?",
      ],
      answer: [
        "The next batch from {maker} is due on {restock}. Shall I write to you [that day|when it is here]?",
        "It is being made again in {maker} and should be here on {restock}. [I can e-mail you then.|Would you like a message?]",
        "{restock}, if the workshop in {maker} keeps its date, and it usually does. I can put you on the list.",
      ],
      source: "Stock",
    },
  ],
  more: [
    {
      ask: [
        "Is there something [like it|similar] [now|that you have in {size}]?",
        "What would you take instead?",
        "Anything close to it that I could have [this week|sooner]?",
      ],
      answer: [
        "The {second} comes closest: {second_about}. It costs {second_price} and is in stock in {size}.",
        "Have a look at the {second} at {second_price}: {second_about}.",
      ],
      source: "Product facts",
    },
    {
      ask: ["Does the shop in Lisbon have one?", "Could the shop in Lisbon [still have|have kept] one?"],
      answer: [
        "The shop on Rua do Poço shows none in {size} either, I am afraid. It gets its share of the same batch.",
        "I looked: none there in {size}. They do have the {colour} in {other}, if you want to try the cut.",
      ],
      source: "Stock",
    },
    {
      ask: [
        "Then please write to me: {email}.",
        "Please put {email} on the list.",
        "Ok, let me know when it is there. {email}",
      ],
      answer: [
        "Noted. You will hear from us at {email} on the morning it arrives, a few hours before everyone else.",
        "Done. {email} is on the list, [you are number {left}|and the list gets first pick].",
      ],
      source: "Stock",
    },
  ],
  person: [
    "I called the workshop in {maker}. Yours is on the machine this week, so I can promise {restock}. I've put your name on one in {size}.",
    "Good news: one {size} came back from a photo shoot, worn for ten minutes. If that is fine with you it's yours at 15% off.",
  ],
};

export const sizes: readonly Scenario[] = [size, stock];
