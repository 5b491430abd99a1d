import type { Phrasebook } from "../../story/phrasebook.ts";
import { buying } from "./buying.ts";
import { orders } from "./orders.ts";

export const german: Phrasebook = {
  locale: "de-DE",
  item: "„{product}“ in {colour}",
  wool: "Wolle",
  hello: ["Guten Morgen", "Guten Tag", "Guten Abend"],
  fit: {
    true: "Das Modell fällt normal aus.",
    relaxed: "Der Schnitt ist weit, viele nehmen eine Größe kleiner.",
    close: "Es sitzt eng am Körper, eine Größe größer ist die sichere Wahl.",
  },
  too: { smaller: "groß", larger: "klein" },
  care: {
    wool: "Handwäsche oder Wollprogramm bei 30 °C, nicht schleudern, liegend trocknen. Wolle braucht öfter Luft als Wasser.",
    cotton: "Maschine bei 40 °C und auf die Leine; im Trockner wird es kürzer.",
    linen: "Maschine bei 40 °C, feucht bügeln oder gar nicht. Leinen wird mit jeder Wäsche weicher.",
  },
  label: {
    near: "Das Rücksendeetikett ist kostenlos.",
    union: "Das Rücksendeetikett kostet {label_fee}.",
    far: "Das Porto für den Rückweg tragen Sie.",
  },
  customs: {
    near: "Innerhalb der EU gibt es keinen Zoll.",
    union: "Innerhalb der EU gibt es keinen Zoll.",
    far: "Zoll und Steuern sind im Preis schon enthalten.",
  },
  scenarios: [...buying, ...orders],
  asides: {
    product: [
      {
        ask: ["Woher kommt die {wool}?", "Ist die {wool} mulesingfrei?"],
        answer: [
          "Aus Portugal und Uruguay, ohne Mulesing.",
          "Ja, von Höfen in Portugal und Uruguay, die darauf verzichten.",
        ],
        source: "Makers",
      },
      {
        ask: ["Wo wird das gemacht?", "Wer stellt das her?"],
        answer: ["In einer kleinen Werkstatt in {maker}.", "In {maker}, in einem Familienbetrieb."],
        source: "Makers",
      },
    ],
    order: [
      {
        ask: ["Sind Sie ein Mensch?", "Spreche ich mit einem Bot?"],
        answer: [
          "Ich bin die Assistenz des Ladens, ein Programm. Pia oder Tomás hole ich gern dazu.",
          "Ein Programm, ja. Ein Wort genügt, und jemand übernimmt.",
        ],
      },
    ],
  },
  thanks: [
    {
      ask: ["[Super|Prima|Perfekt], danke!", "Vielen Dank für die Hilfe.", "Danke, das wars schon."],
      answer: ["Gern. Alles Gute!", "Sehr gern.", "Gern geschehen, viel Freude damit!"],
    },
    {
      ask: ["Das ging schnell. Danke! 🙂", "Alles klar, vielen Dank.", "Top, bis bald!"],
      answer: ["Ihnen auch alles Gute.", "Danke für die Nachfrage.", "Jederzeit wieder."],
    },
  ],
  nudge: ["Kann ich sonst noch etwas tun?", "Beantwortet das Ihre Frage?", "Sind Sie noch da?"],
  notFound: ["{order} finde ich nicht. Steht genau diese Nummer in der Bestätigung?"],
  handover: {
    customer_asked: {
      ask: ["Ich möchte lieber mit einem Menschen sprechen.", "Kann da bitte jemand aus dem Laden draufschauen?"],
      answer: [
        "Natürlich, ich hole eine Kollegin. Sie sieht alles, was wir geschrieben haben.",
        "Gern. Gleich übernimmt jemand aus dem Laden.",
      ],
    },
    refund_or_return: {
      ask: ["Ich hätte gern mein Geld zurück.", "Können Sie bei der Rückgabe eine Ausnahme machen?"],
      answer: [
        "Das entscheidet eine Kollegin, ich gebe es weiter.",
        "Über Geld darf ich nicht entscheiden, eine Kollegin schon.",
      ],
    },
    order_not_found: {
      ask: ["Ja, aus der Mail kopiert.", "Genau die, ich habe zweimal nachgesehen."],
      answer: [
        "Dann sucht eine Kollegin nach Name und Anschrift.",
        "Danke. Ich gebe es weiter, jemand schaut direkt in der Kasse nach.",
      ],
    },
    assistant_unsure: {
      ask: [
        "Noch etwas: Können Sie es auch etwas länger machen?",
        "Ist die Farbe bei einer Nickelallergie unbedenklich?",
      ],
      answer: [
        "Da bin ich nicht sicher genug. Ich frage eine Kollegin.",
        "Das übersteigt, was ich weiß. Eine Kollegin antwortet Ihnen hier.",
      ],
    },
    complaint: {
      ask: ["Das ist jetzt das zweite Mal. Ich bin enttäuscht.", "So geht das nicht, ich möchte mich beschweren."],
      answer: [
        "Das verstehe ich, und es tut mir leid. Eine Kollegin übernimmt sofort.",
        "Sie haben recht. Ich gebe das mit Vorrang weiter.",
      ],
    },
  },
  person: [
    "Ich habe alles gelesen und kümmere mich. Bis {soon} haben Sie eine Antwort in {email}.",
    "Ist erledigt, die Einzelheiten sind an {email} unterwegs. Entschuldigen Sie die Umstände.",
    "Danke für Ihre Geduld. Ich habe es korrigiert und eine Notiz hinterlegt, damit niemand noch einmal fragt.",
  ],
  thanksPerson: [
    {
      ask: ["Vielen Dank, {agent}!", "Wunderbar, danke fürs Kümmern."],
      answer: ["Sehr gern, {first}.", "Gern, jederzeit."],
    },
    {
      ask: ["Gut, dann warte ich auf die Mail.", "In Ordnung, danke."],
      answer: ["Sie hören von mir.", "Danke für das Vertrauen."],
    },
  ],
  letter: {
    open: ["{hello},", "Hallo zusammen,", "Liebes Team von Alder & Finch,"],
    close: ["Viele Grüße\n{name}", "Mit freundlichen Grüßen\n{name}"],
    replyOpen: ["{hello} {name},", "Hallo {first},"],
    replyClose: ["Herzliche Grüße aus Lissabon\n{agent}, Alder & Finch", "Viele Grüße\n{agent}, Alder & Finch"],
  },
};
