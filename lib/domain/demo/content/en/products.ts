import type { Scenario } from "../../story/phrasebook.ts";

const compare: Scenario = {
  topic: "product",
  about: "product",
  places: ["product_page", "home_page"],
  weight: 2,
  open: [
    {
      ask: [
        "What is the difference between the {product} and the {second}?",
        "[I can't decide|Help me choose]: {product} or {second}? It is [for my sister|for a cold flat|a present for myself].",
        "[Between|Torn between] the {second} and the {product}. Which one [would you keep|is the better present]?",
      ],
      answer: [
        "The {product} is {price}: {about}. The {second} is {second_price}: {second_about}.",
        "Two different things. {product}, {price}: {about}. {second}, {second_price}: {second_about}.",
      ],
      source: "Product facts",
    },
  ],
  more: [
    {
      ask: ["Where are they made?", "And made where?", "Are they made in Portugal?"],
      answer: [
        "In Portugal, all of it. The {product} comes from a family workshop in {maker}.",
        "The {product} is made in {maker}, by the same people since we started.",
      ],
      source: "Makers",
    },
    {
      ask: ["Which colours does the {product} come in?", "Does the {product} come in other colours?"],
      answer: [
        "The {product} comes in {colours}.",
        "There is {colours}. On the page the small squares show them in daylight.",
      ],
      source: "Product facts",
    },
    {
      ask: ["Then the {product} it is.", "Ok, I take the {product}.", "You convinced me, the {product} please."],
      answer: ["Lovely. I have put it into your cart.", "It is in your cart now, in {colour}."],
      cart: true,
    },
  ],
  person: [
    "I use the {product} every day and gave the {second} to my sister. Between the two I'd keep the {product}; it only gets better with time.",
  ],
};

const measure: Scenario = {
  topic: "product",
  about: "home",
  places: ["product_page"],
  weight: 2,
  open: [
    {
      ask: [
        "How [big|large] is the {item}[, exactly|]? [I could not find it on the page.|I'd like to know before I order.]",
        "[Hi!|Hello,|] what are the measurements of the {product}? [I have an odd shelf.|It has to fit an old chest.|]",
        "Is the {item} [really|] {measure}? It looks [larger|smaller] in the photo.",
      ],
      answer: [
        "The {product} measures {measure}. In short: {about}.",
        "{measure}, give or take a little since it is made by hand. In a few words: {about}.",
      ],
      source: "Product facts",
    },
  ],
  more: [
    {
      ask: ["Who makes it?", "Where does it come from?"],
      answer: [
        "A workshop in {maker}, [four people|nine people] strong.",
        "It is made in {maker}, by people we have known for years.",
      ],
      source: "Makers",
    },
    {
      ask: [
        "Can you wrap it [for a wedding|as a present]?",
        "It is a [wedding|housewarming|birthday] present. Do you wrap?",
      ],
      answer: [
        "Gladly: {wrap_fee} in recycled paper with a card that we write by hand.",
        "Tick 'gift' in the cart. Paper and a handwritten card are {wrap_fee}.",
      ],
      source: "Gifts",
    },
    {
      ask: ["[Great|Perfect], I take one.", "Then I'd like one, please.", "It fits! How do I order?"],
      answer: [
        "I put it into your cart, and you can change the number there.",
        "It is in your cart. Postage to {country} is {postage}.",
      ],
      source: "Shipping and delivery",
      cart: true,
    },
  ],
};

const care: Scenario = {
  topic: "care",
  about: "textile",
  places: ["product_page", "home_page"],
  weight: 2,
  open: [
    {
      ask: [
        "How do I wash the {product}? [The label is gone.|I am a bit afraid of it.|My last one from elsewhere was ruined.]",
        "[Can|May] the {item} go into the machine?",
      ],
      answer: ["It is easier than it sounds. {care}", "{care} [More is in the care guide.|That is all it needs.]"],
      source: "Care guide",
    },
    {
      ask: [
        "[Red wine|Coffee|A little oil|Tomato sauce] on my {item} 😱 [What now?|Can it be saved?|Help!]",
        "I spilled [tea|red wine|soup] on the {item}. [Can I still save it?|How do I get it out?]",
      ],
      answer: [
        "[Don't worry.|No panic.] Dab it with cold water and don't rub. Then wash it: {care}",
        "Cold water first, as soon as you can, and only dab. {care}",
      ],
      source: "Care guide",
      person: [
        "Our mender saw your message. She would soak it overnight with a spoon of mild soap and not rub at all. If it is still there, post it to us and she has a go, no charge.",
      ],
    },
  ],
  more: [
    {
      ask: ["How do I store it over the summer?", "Where do I keep it when I don't use it?"],
      answer: [
        "Washed, dry and folded in a closed cotton bag, with cedar or lavender. Moths like what was worn.",
        "Wash it first, then fold it into a tight bag. Air it once in July.",
      ],
      source: "Care guide",
    },
    {
      ask: ["Do you mend things too?", "And if I make a hole?", "Could you repair it if it goes wrong?"],
      answer: [
        "We do. Small holes and loose seams are mended for {mend_fee}, and free in the first year.",
        "Yes, our own mender takes it for {mend_fee}; in the first year it costs nothing.",
      ],
      source: "Repairs",
    },
    {
      ask: ["Which detergent?", "Is normal detergent all right?", "Do I need a special soap?"],
      answer: [
        "Any mild one without enzymes or softener.",
        "A mild one without softener; a spoon of shampoo does it too.",
      ],
      source: "Care guide",
    },
  ],
};

export const products: readonly Scenario[] = [compare, measure, care];
