import type { Scenario } from "../../story/phrasebook.ts";

const shipping: Scenario = {
  topic: "shipping",
  about: "product",
  places: ["cart", "product_page", "home_page"],
  weight: 4,
  open: [
    {
      ask: [
        "[Do you|Can you] ship to {country}? [What does it cost?|How long does it take?|And for how much?]",
        "[Hi,|Hello!|] what is the postage to {country} for [one parcel|the {product}|a small parcel]?",
        "How much is delivery to {city} [at the moment|right now], and how long does it take?",
      ],
      answer: [
        "To {country} it is {postage} and takes {days} working days. Ordered today, it should arrive by {arrives}.",
        "{postage} to {country}, {days} working days from the day we pack it. {customs}",
        "We post every working day before three. To {city} that means {days} working days, so {arrives} at the latest. Postage is {postage}.",
      ],
      source: "Shipping and delivery",
    },
    {
      ask: [
        "If I order the {item} today, when would it be in {city}?",
        "Could the {item} be in {city} by {arrives}? [I leave the day after.|It is for a birthday.]",
      ],
      answer: [
        "Yes, when you order today it should be in {city} by {arrives}.",
        "By {arrives}, if {carrier} keeps its usual {days} working days. I would order today.",
      ],
      source: "Shipping and delivery",
    },
    {
      ask: [
        "Are there customs or other costs on top when you send to {country}?",
        "Do I pay anything at the door in {country}?",
      ],
      answer: ["{customs} Postage is {postage}.", "{customs}"],
      source: "Shipping and delivery",
    },
  ],
  more: [
    {
      ask: ["Is it free above some amount?", "From which amount do you ship for free?"],
      answer: [
        "Within the European Union it is free from {free_from}.",
        "From {free_from} on, to any address in the European Union.",
      ],
      source: "Shipping and delivery",
    },
    {
      ask: [
        "Can I pick it up in Lisbon instead? I'll be there [soon|on holiday].",
        "Could I collect it at the shop in Lisbon?",
      ],
      answer: [
        "Yes: choose 'collect in Lisbon' in the cart. We keep it for 14 days at Rua do Poço, Monday to Saturday, 10 to 19.",
        "Gladly, and then there is no postage. It is ready two hours after you order, Monday to Saturday.",
      ],
      source: "Shop in Lisbon",
    },
    {
      ask: [
        "Who delivers it?",
        "Which carrier do you use? Mine always leaves parcels [at the wrong door|in the rain].",
      ],
      answer: [
        "{carrier}. You get a link by e-mail and can choose a parcel shop instead of your door.",
        "It goes with {carrier}, and the tracking link lets you pick another day or a neighbour.",
      ],
      source: "Shipping and delivery",
    },
    {
      ask: ["Good. Please add the {item}.", "Fine, then I take the {item}."],
      answer: ["It is in your cart now.", "Done, it is in your cart together with the postage to {country}."],
      cart: true,
    },
  ],
  person: [
    "I asked {carrier} about {city}: they deliver there every working day, so {arrives} is realistic. I'll keep an eye on your parcel myself.",
  ],
};

const status: Scenario = {
  topic: "order",
  about: "order",
  places: ["order_status"],
  weight: 3,
  open: [
    {
      ask: [
        "Where is my order {order}?",
        "[Hi,|Hello,|] I ordered on {ordered} ({order}) and [haven't heard anything since|would like to know where it is].",
        "Has {order} [left yet|been sent]? [I leave on holiday soon.|No tracking mail so far.|]",
        "Could you check order {order} [for me|], please? [It was for the {item}.|It's the {item}.]",
        "My order number is {order}. [When will it be in {city}?|Is it on its way to {city}?]",
      ],
      answer: [
        "Your parcel left us on {sent} and should be in {city} by {due}. It is with {carrier}.",
        "{order} was packed on {sent}. {carrier} plans to bring it by {due}.",
        "I see it: sent on {sent}, now in the sorting centre. It should reach {city} by {due}.",
      ],
      source: "Orders",
    },
  ],
  more: [
    {
      ask: ["Do you have a tracking link?", "Where can I follow it?", "The tracking number please?"],
      answer: [
        "It is {tracking}. I have sent the link to {email} again, in case the first mail hides in your spam.",
        "Here: {tracking}. The {carrier} page shows where it is.",
      ],
      source: "Orders",
    },
    {
      ask: [
        "I won't be at home then. Can a neighbour take it?",
        "Can it go to a parcel shop? Nobody is at home [that day|during the day].",
      ],
      answer: [
        "Yes, with the link in the mail you can choose a neighbour, another day or a parcel shop until the evening before.",
        "You can redirect it yourself until it is on the van: the tracking page has 'change delivery'.",
      ],
      source: "Shipping and delivery",
    },
    {
      ask: ["Is the invoice in the parcel?", "Is there a price on the paper inside? It's a present."],
      answer: [
        "No prices in the parcel, only a packing slip. The invoice comes by e-mail.",
        "The parcel has no invoice; you find it on the page of your order.",
      ],
      source: "Orders",
    },
  ],
  person: [
    "I have {order} in front of me. I've asked {carrier} to scan it today and to ring you before they come. You should have it by {soon}.",
    "I rang {carrier}: your parcel sits in the depot near {city}, the driver could not find the bell. They try again on {soon}. I've added a note to the label.",
  ],
};

const change: Scenario = {
  topic: "order",
  about: "order",
  places: ["order_status", "home_page"],
  weight: 2,
  open: [
    {
      ask: [
        "I [just|] ordered ({order}) and [gave the old address|mixed up the house number]. Can you change it?",
        "Could you add [a pair of Ribbed socks|a card with a few words] to {order} before it leaves?",
        "Can {order} go to my [office|parents|parcel locker] instead?",
      ],
      answer: [
        "It has not been packed yet, so yes. I have noted it on {order} and you get a new confirmation at {email}.",
        "You are in time: we pack at three. I changed {order}, and a new confirmation is on its way to {email}.",
      ],
      source: "Orders",
    },
    {
      ask: [
        "Please cancel {order}. [I ordered twice by mistake.|I was given the same as a present.|Sorry!]",
        "[Can I|Is it possible to] cancel {order}? [I picked the wrong colour.|Changed my mind, sorry.]",
      ],
      answer: [
        "Done, {order} is cancelled. {price} go back the way you paid, within five working days.",
        "It is cancelled and nothing leaves our shelf. You have {price} back by {soon}.",
      ],
      source: "Orders",
    },
  ],
  more: [
    {
      ask: ["Did the confirmation go to the right address?", "Nothing in my inbox yet."],
      answer: [
        "It went to {email} a minute ago. Please look in the spam folder too.",
        "I sent it to {email} again just now.",
      ],
      source: "Orders",
    },
  ],
  person: ["Caught it on the packing table. {order} has your change now and I took the old label off by hand."],
};

export const delivery: readonly Scenario[] = [shipping, status, change];
