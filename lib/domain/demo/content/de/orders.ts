import type { Scenario } from "../../story/phrasebook.ts";

export const orders: readonly Scenario[] = [
  {
    topic: "order",
    about: "order",
    places: ["order_status"],
    weight: 3,
    open: [
      {
        ask: [
          "Wo ist meine Bestellung {order}?",
          "[Hallo,|{hello},] ich habe am {ordered} bestellt ({order}) und noch nichts gehört.",
          "Ist {order} schon unterwegs? [Ich fahre bald in den Urlaub.|]",
        ],
        answer: [
          "Das Paket ist am {sent} raus und sollte bis {due} in {city} sein, mit {carrier}.",
          "{order} wurde am {sent} gepackt. {carrier} plant die Zustellung bis {due}.",
        ],
        source: "Orders",
      },
    ],
    more: [
      {
        ask: ["Haben Sie eine Sendungsnummer?", "Wo kann ich das verfolgen?"],
        answer: ["Ja: {tracking}. Der Link ist auch noch einmal an {email} unterwegs.", "Hier: {tracking}."],
        source: "Orders",
      },
      {
        ask: ["Ich bin dann nicht zu Hause. Geht auch ein Nachbar?", "Kann es in einen Paketshop?"],
        answer: [
          "Ja, bis zum Vorabend über den Link in der Mail.",
          "Das stellen Sie auf der Seite der Sendung um, bis zum Abend davor.",
        ],
        source: "Shipping and delivery",
      },
    ],
    person: [
      "Ich habe {carrier} angerufen: Das Paket liegt im Depot bei {city} und wird am {soon} zugestellt. Ich behalte es im Auge.",
    ],
  },
  {
    topic: "return",
    about: "order",
    places: ["returns_page"],
    weight: 3,
    open: [
      {
        ask: [
          "Wie schicke ich {item} zurück? [Schön, aber nicht meine Farbe.|Ich habe zwei bestellt und behalte eins.]",
          "Ich möchte etwas aus {order} zurückgeben. Wie geht das?",
          "Geht eine Rückgabe auch ohne den Originalbeutel? Es geht um {item}.",
        ],
        answer: [
          "Auf der Seite der Bestellung wählen Sie, was zurückgeht, und drucken das Etikett. {label}",
          "Ja, solange es ungetragen ist. {label}",
        ],
        source: "Returns and exchanges",
      },
    ],
    more: [
      {
        ask: ["Ich habe keinen Drucker.", "Und ohne Drucker?"],
        answer: ["Dann nehmen Sie den QR-Code, der Paketshop druckt das Etikett.", "Der QR-Code aus der Mail genügt."],
        source: "Returns and exchanges",
      },
      {
        ask: ["Wann bekomme ich mein Geld?", "Wie lange dauert die Erstattung?"],
        answer: [
          "Innerhalb von fünf Werktagen, nachdem es bei uns ist.",
          "Die {price} gehen am selben Tag raus, an dem wir auspacken.",
        ],
        source: "Refunds",
      },
    ],
    person: ["Das Etikett für {item} ist an {email} unterwegs. Es eilt nicht, Ihr Name steht schon auf der Liste."],
  },
  {
    topic: "exchange",
    about: "garment",
    places: ["returns_page", "order_status"],
    weight: 3,
    open: [
      {
        ask: [
          "{item} ist mir in {size} zu {too}. Kann ich gegen {other} tauschen?",
          "Ich würde lieber tauschen als zurückgeben: {item}, {size} gegen {other}, Bestellung {order}.",
        ],
        answer: [
          "Ja, in {other} sind noch {left} da. Soll ich eins zurücklegen? {label}",
          "Gern. Ich lege {other} zurück und schicke das Etikett. {label}",
        ],
        source: "Returns and exchanges",
      },
    ],
    more: [
      {
        ask: ["Ja, bitte zurücklegen.", "Super, machen Sie das."],
        answer: [
          "Reserviert bis {soon}. Das Etikett geht an {email}.",
          "Erledigt, alles Weitere steht in der Mail an {email}.",
        ],
        source: "Returns and exchanges",
      },
      {
        ask: ["Kostet der Umtausch etwas?", "Zahle ich den Versand noch einmal?"],
        answer: ["Der Weg zu Ihnen geht auf uns.", "Nein, das neue Stück kommt ohne Versandkosten."],
        source: "Returns and exchanges",
      },
    ],
  },
  {
    topic: "invoice",
    about: "order",
    places: ["order_status"],
    open: [
      {
        ask: [
          "Ich brauche die Rechnung zu {order} mit unserer USt-IdNr.",
          "Auf der Rechnung zu {order} fehlt die Firma. Lässt sich das ändern?",
        ],
        answer: [
          "Ja, bis Monatsende. Nennen Sie mir die Angaben, ich erstelle sie neu.",
          "Das geht auf der Seite der Bestellung, oder Sie schreiben mir hier, was darauf stehen soll.",
        ],
        source: "Invoices",
      },
    ],
    more: [
      {
        ask: [
          "DE8119[07|34|62]98[0|5|7], [Atelier Nord GmbH|Werkraum Süd|Café Linde].",
          "Bitte auf [Studio Morgen GmbH|Praxis am Markt|Buchladen Ost], gleiche Anschrift.",
        ],
        answer: ["Danke, die neue Rechnung ist an {email} unterwegs.", "Eingetragen. Das PDF liegt in {email}."],
        source: "Invoices",
      },
    ],
  },
];
