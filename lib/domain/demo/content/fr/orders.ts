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
          "Où est ma commande {order} ?",
          "Bonjour, j'ai commandé le {ordered} ({order}) et je n'ai pas de nouvelles.",
          "La commande {order} est-elle partie ? [Je pars bientôt en vacances.|]",
        ],
        answer: [
          "Le colis est parti le {sent} et devrait être à {city} le {due} au plus tard, avec {carrier}.",
          "{order} a été préparée le {sent}. Livraison prévue par {carrier} le {due} au plus tard.",
        ],
        source: "Orders",
      },
    ],
    more: [
      {
        ask: ["Vous avez un numéro de suivi ?", "Où puis-je le suivre ?"],
        answer: ["Le voici : {tracking}. Le lien repart aussi vers {email}.", "{tracking}."],
        source: "Orders",
      },
      {
        ask: ["Je ne serai pas là. Un voisin peut le prendre ?", "Il peut aller dans un point relais ?"],
        answer: [
          "Oui, par le lien du message, jusqu'à la veille au soir.",
          "Vous pouvez le changer sur la page de suivi.",
        ],
        source: "Shipping and delivery",
      },
    ],
    person: [
      "J'ai appelé {carrier} : le colis est au dépôt près de {city} et sera livré le {soon}. Je garde un œil dessus.",
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
          "Comment renvoyer {item} ? [Très beau, mais pas ma couleur.|J'en ai commandé deux.]",
          "Je voudrais retourner un article de {order}.",
          "Puis-je renvoyer {item} sans le sac d'origine ?",
        ],
        answer: [
          "Sur la page de la commande, choisissez l'article et imprimez l'étiquette. {label}",
          "Oui, s'il n'a pas été porté. {label}",
        ],
        source: "Returns and exchanges",
      },
    ],
    more: [
      {
        ask: ["Je n'ai pas d'imprimante.", "Et sans imprimante ?"],
        answer: ["Prenez le QR code, le point relais imprime l'étiquette.", "Le QR code du message suffit."],
        source: "Returns and exchanges",
      },
      {
        ask: ["Je suis remboursé{e} quand ?", "Et le remboursement ?"],
        answer: [
          "Dans les cinq jours ouvrés après l'arrivée du colis.",
          "Les {price} repartent le jour où nous ouvrons le colis.",
        ],
        source: "Refunds",
      },
    ],
    person: ["L'étiquette pour {item} est partie à {email}. Prenez votre temps."],
  },
];
