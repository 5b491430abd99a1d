import type { Scenario } from "../../story/phrasebook.ts";

export const buying: readonly Scenario[] = [
  {
    topic: "size",
    about: "garment",
    places: ["product_page", "size_guide"],
    weight: 3,
    open: [
      {
        ask: [
          "[Hallo!|{hello},|Moin,] ich trage [meist|sonst] {size}. Fällt {item} [klein aus|normal aus|eher groß aus]?",
          "Welche Größe soll ich bei {item} nehmen? Ich liege zwischen {size} und {other}.",
          "Ich bin {height} cm groß und [eher schmal|breit in den Schultern]. {size} oder {other} bei {item}?",
          "Mein [Mann|Bruder|Sohn] trägt überall {size}. Passt das bei {item} auch?",
        ],
        answer: [
          "{fit} Ich würde {best} nehmen: {chest} cm Brustumfang, am Stück gemessen.",
          "{fit} Größe {best} hat {chest} cm Brustumfang. Vergleichen Sie das am besten mit einem Lieblingsstück.",
        ],
        source: "Size guide",
      },
    ],
    more: [
      {
        ask: ["Und wie lang sind die Ärmel?", "Ärmellänge bei {best}?"],
        answer: [
          "Bei {best} {sleeve} cm ab Schulternaht.",
          "{sleeve} cm ab der Schulter; jede Größe mehr bringt 2 cm.",
        ],
        source: "Size guide",
      },
      {
        ask: ["Und wenn es nicht passt?", "Kann ich sonst umtauschen?"],
        answer: [
          "Dann tauschen wir innerhalb von 30 Tagen, ungetragen. {label}",
          "Kein Problem, Sie haben 30 Tage Zeit. {label}",
        ],
        source: "Returns and exchanges",
      },
      {
        ask: ["Ist {best} in {colour} da?", "Haben Sie {best} noch?"],
        answer: [
          "Ja, noch {left} Stück. Eins liegt jetzt in Ihrem Warenkorb.",
          "{left} sind da. Ich habe eins in den Warenkorb gelegt.",
        ],
        source: "Stock",
        cart: true,
      },
    ],
    person: [
      "Ich habe {best} gerade selbst nachgemessen: {chest} cm. Falls es nicht passt, übernehmen wir den Umtausch.",
    ],
  },
  {
    topic: "stock",
    about: "garment",
    places: ["product_page"],
    weight: 2,
    open: [
      {
        ask: [
          "{item} ist in {size} ausverkauft. [Kommt das wieder?|Wann gibt es Nachschub?]",
          "Wissen Sie, wann {item} in {size} wieder da ist?",
          "Ich warte schon [seit Wochen|ewig] auf {item} in {size} 🙈",
        ],
        answer: [
          "Die nächste Lieferung aus {maker} ist für den {restock} geplant. Soll ich Ihnen schreiben?",
          "Es wird gerade in {maker} gestrickt und sollte am {restock} hier sein.",
        ],
        source: "Stock",
      },
    ],
    more: [
      {
        ask: ["Gibt es etwas Ähnliches?", "Was wäre eine Alternative?"],
        answer: [
          "Am nächsten kommt {second} für {second_price}, in {size} lieferbar.",
          "Schauen Sie sich {second} an: {second_price}, in {size} vorrätig.",
        ],
        source: "Product facts",
      },
      {
        ask: ["Ja bitte, an {email}.", "Schreiben Sie mir gern: {email}"],
        answer: ["Notiert. Sie hören von uns, sobald das Paket ausgepackt ist.", "{email} steht auf der Liste."],
        source: "Stock",
      },
    ],
  },
  {
    topic: "shipping",
    about: "product",
    places: ["cart", "home_page"],
    weight: 3,
    open: [
      {
        ask: [
          "Was kostet der Versand nach {city} und wie lange dauert er?",
          "Wenn ich {item} heute bestelle, wann ist es in {city}?",
          "[Hallo,|{hello},] liefern Sie nach {city}? [Zu welchen Kosten?|Wie schnell?]",
        ],
        answer: [
          "Nach {city} sind es {postage} und {days} Werktage, heute bestellt also bis {arrives}.",
          "{postage}, {days} Werktage ab dem Packen. Bis {arrives} sollte es da sein.",
        ],
        source: "Shipping and delivery",
      },
    ],
    more: [
      {
        ask: ["Ab wann ist es versandkostenfrei?", "Gibt es kostenlosen Versand?"],
        answer: ["In der EU ab {free_from}.", "Ja, ab {free_from} innerhalb der EU."],
        source: "Shipping and delivery",
      },
      {
        ask: ["Ist die Verpackung ohne Plastik?", "Womit verschicken Sie?"],
        answer: ["Nur Papier und Karton, mit {carrier}.", "Mit {carrier}, in einem Karton ohne Plastik."],
        source: "Shipping and delivery",
      },
      {
        ask: ["Gut, dann nehme ich {item}.", "Dann bitte {item} in den Warenkorb."],
        answer: ["Liegt im Warenkorb.", "Ist im Warenkorb, zusammen mit dem Versand nach {city}."],
        cart: true,
      },
    ],
  },
  {
    topic: "gift",
    about: "product",
    places: ["product_page", "cart"],
    weight: 2,
    open: [
      {
        ask: [
          "Verpacken Sie {item} als Geschenk? Es ist für [meine Mutter|eine Hochzeit|einen Freund]. 🎁",
          "Kann man eine handgeschriebene Karte dazulegen?",
          "Können Sie {item} direkt verschenken, also ohne Preis im Paket?",
        ],
        answer: [
          "Ja: Papier, Band und eine Karte von Hand für {wrap_fee}. Ein Preis liegt nicht bei.",
          "Gern, für {wrap_fee}. Den Text für die Karte schreiben Sie im Warenkorb.",
        ],
        source: "Gifts",
      },
    ],
    more: [
      {
        ask: ["Und wenn es nicht gefällt?", "Kann die Person selbst umtauschen?"],
        answer: ["Mit dem Geschenkzettel 60 Tage lang, ganz ohne Sie.", "Ja, auf dem Zettel steht eine Nummer dafür."],
        source: "Gifts",
      },
      {
        ask: ["Perfekt, {item} bitte.", "Dann nehme ich {item}."],
        answer: ["Liegt als Geschenk im Warenkorb.", "Ist im Warenkorb."],
        cart: true,
      },
    ],
  },
  {
    topic: "care",
    about: "textile",
    places: ["product_page", "home_page"],
    weight: 2,
    open: [
      {
        ask: [
          "Wie wasche ich {item}?",
          "Darf {item} in die Maschine? [Mein letzter Pullover ist verfilzt.|]",
          "Bei {product} ist das Etikett weg. Wie wird gewaschen?",
        ],
        answer: ["Ganz einfach: {care}", "{care}"],
        source: "Care guide",
      },
    ],
    more: [
      {
        ask: ["Und was hilft gegen Motten?", "Wie lagere ich es im Sommer?"],
        answer: [
          "Gewaschen und gefaltet in einem geschlossenen Beutel, mit Zedernholz.",
          "Erst waschen, dann in einen dichten Beutel. Im Juli einmal lüften.",
        ],
        source: "Care guide",
      },
      {
        ask: ["Reparieren Sie auch Löcher?", "Und wenn ein Loch entsteht?"],
        answer: ["Ja, für {mend_fee}, im ersten Jahr kostenlos.", "Unsere Stopferin macht das für {mend_fee}."],
        source: "Repairs",
      },
    ],
  },
];
