import type { Scenario } from "../../story/phrasebook.ts";

const invoice: Scenario = {
  topic: "invoice",
  about: "order",
  places: ["order_status"],
  weight: 2,
  open: [
    {
      ask: [
        "[I need|Could I have] an invoice for {order} with our VAT number[, please|]?",
        "The invoice for {order} [has my old name|lacks the company name]. Can you change it?",
        "Where do I find the invoice for {order}? My accountant [keeps asking|needs it by Friday].",
      ],
      answer: [
        "It is on the page of your order, as a PDF. There you can add company and VAT number yourself until the end of the month.",
        "On the page of {order}, below the total. Tell me what should be on it and I make it again.",
      ],
      source: "Invoices",
    },
  ],
  more: [
    {
      ask: [
        "The VAT number is [PT509442013|DE811907980|ESB65123456|IE6388047V].",
        "Company: [Moreland Studio Ltd|Atelier Nord|Casa Verde Lda], same address.",
      ],
      answer: [
        "Thank you, it is on the invoice now. The PDF has been sent to {email}.",
        "Added. The new PDF replaces the old one on the order's page.",
      ],
      source: "Invoices",
    },
    {
      ask: ["Is the VAT shown separately?", "Does it show the tax?"],
      answer: ["Yes, by rate, with our own number PT508221974.", "It does, line by line."],
      source: "Invoices",
    },
  ],
  person: [
    "I've corrected it by hand and cancelled the old one, so your accountant has a single document. It is at {email}.",
  ],
};

const repair: Scenario = {
  topic: "repair",
  about: "knit",
  places: ["home_page"],
  weight: 2,
  open: [
    {
      ask: [
        "My {product} from [two years ago|last year] has a [hole at the elbow|moth hole|loose cuff]. Do you repair it?",
        "[Is it true that|I read that] you mend what you sold? It is about a {item}.",
      ],
      answer: [
        "We do. Send it washed, with a note where the hole is. Mending is {mend_fee}, free in the first year, and takes about two weeks.",
        "Yes, gladly. It costs {mend_fee} and you get it back within two weeks; for the first year it is free.",
      ],
      source: "Repairs",
    },
  ],
  more: [
    {
      ask: ["Will one see the repair?", "Is it invisible?"],
      answer: [
        "On {colour} hardly. If you like, she does it in another colour on purpose.",
        "We keep yarn of each batch, so it is close to invisible.",
      ],
      source: "Repairs",
    },
    {
      ask: ["Where do I send it?", "And the address?"],
      answer: [
        "Alder & Finch, Mending, Rua do Poço 14, Lisboa. A form is on the way to {email}.",
        "I have sent the form to {email}; the address is on it.",
      ],
      source: "Repairs",
    },
  ],
  person: [
    "Our mender says she can do it, she still has the {colour} yarn from that winter. No charge, because holes in the first years annoy us more than you.",
  ],
};

const wholesale: Scenario = {
  topic: "wholesale",
  about: "product",
  places: ["home_page"],
  weight: 1,
  open: [
    {
      ask: [
        "We run a small [shop|guesthouse|café] in {city} and would like [to stock|twenty-four of] the {product}. Who do I talk to?",
        "[Hello,|Hi there,|] is there a price list for resellers? We are in {city} and like the {product}.",
      ],
      answer: [
        "Lovely. Larger orders are made to order in {maker} and need about six weeks. I can connect you with a colleague.",
        "That is for a person: larger orders are done by Tomás. May I hand you over?",
      ],
      source: "Wholesale",
      decision: ["Yes, please.", "Please do, thank you.", "Yes, I'd like to talk to a person about it."],
    },
  ],
  more: [
    {
      ask: ["Is there a minimum?", "What is the smallest order?"],
      answer: ["Twelve pieces of one kind, in up to three colours.", "We start at twelve pieces."],
      source: "Wholesale",
    },
  ],
  person: [
    "Thank you for asking. I've put a sample of the {product} into the post for you. The list is at {email}; from twelve pieces there is 30% off and we sew in your label.",
  ],
};

export const services: readonly Scenario[] = [invoice, repair, wholesale];
