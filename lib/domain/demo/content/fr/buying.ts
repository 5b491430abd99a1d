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
          "{hello}, je porte [d'habitude|en général] du {size}. Le modèle {item} taille [petit|grand|normalement] ?",
          "Quelle taille prendre pour {item} ? J'hésite entre {size} et {other}.",
          "Je mesure {height} cm, [plutôt mince|large d'épaules]. {size} ou {other} pour {item} ?",
          "[Mon mari|Mon frère|Ma sœur] porte toujours du {size}. Est-ce bon aussi pour {item} ?",
        ],
        answer: [
          "{fit} Je prendrais du {best} : {chest} cm de tour de poitrine, mesuré sur la pièce.",
          "{fit} Le {best} fait {chest} cm de tour de poitrine ; comparez avec une pièce que vous aimez.",
        ],
        source: "Size guide",
      },
    ],
    more: [
      {
        ask: ["Et la longueur des manches ?", "Les manches font combien en {best} ?"],
        answer: ["En {best}, {sleeve} cm depuis la couture d'épaule.", "{sleeve} cm ; chaque taille ajoute 2 cm."],
        source: "Size guide",
      },
      {
        ask: ["Et si ça ne va pas ?", "Je peux échanger si besoin ?"],
        answer: [
          "Vous avez 30 jours pour échanger, sans l'avoir porté. {label}",
          "Bien sûr, pendant 30 jours. {label}",
        ],
        source: "Returns and exchanges",
      },
      {
        ask: ["Il reste du {best} en {colour} ?", "Le {best} est disponible ?"],
        answer: [
          "Oui, il en reste {left}. J'en ai mis un dans votre panier.",
          "Oui, {left}. Un exemplaire vous attend dans le panier.",
        ],
        source: "Stock",
        cart: true,
      },
    ],
    person: [
      "Je viens de mesurer le {best} moi-même : {chest} cm. Si cela ne va pas, nous prenons l'échange à notre charge.",
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
          "{item} est épuisé en {size}. [Il revient quand ?|Vous en refaites ?]",
          "Bonjour, savez-vous quand {item} sera de nouveau là en {size} ?",
          "J'attends {item} en {size} depuis des semaines 😅 Encore un espoir ?",
        ],
        answer: [
          "La prochaine livraison de {maker} est prévue le {restock}. Voulez-vous un message ?",
          "On le fabrique en ce moment à {maker} ; il devrait arriver le {restock}.",
        ],
        source: "Stock",
      },
    ],
    more: [
      {
        ask: ["Vous avez quelque chose de proche ?", "Une alternative ?"],
        answer: [
          "Le plus proche est {second}, à {second_price}, disponible en {size}.",
          "Regardez {second} : {second_price}, en stock en {size}.",
        ],
        source: "Product facts",
      },
      {
        ask: ["Oui, à {email} s'il vous plaît.", "Prévenez-moi : {email}"],
        answer: ["C'est noté, vous serez prévenu{e} le jour même.", "{email} est sur la liste."],
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
          "Combien coûte la livraison à {city}, et en combien de temps ?",
          "Si je commande {item} aujourd'hui, je le reçois quand à {city} ?",
          "{hello}, livrez-vous à {city} ? [À quel prix ?|Sous quel délai ?]",
        ],
        answer: [
          "Pour {city}, c'est {postage} et {days} jours ouvrés, donc au plus tard le {arrives}.",
          "{postage}, {days} jours ouvrés après la préparation. Arrivée prévue le {arrives}.",
        ],
        source: "Shipping and delivery",
      },
    ],
    more: [
      {
        ask: ["C'est offert à partir de combien ?", "La livraison gratuite, c'est possible ?"],
        answer: ["Dans l'Union européenne, à partir de {free_from}.", "Oui, dès {free_from} dans l'Union européenne."],
        source: "Shipping and delivery",
      },
      {
        ask: ["Le colis est sans plastique ?", "Avec quel transporteur ?"],
        answer: ["Papier et carton seulement, avec {carrier}.", "Avec {carrier}, dans un carton sans plastique."],
        source: "Shipping and delivery",
      },
      {
        ask: ["Très bien, je prends {item}.", "Alors ajoutez {item}, merci."],
        answer: ["C'est dans votre panier.", "Ajouté au panier."],
        cart: true,
      },
    ],
  },
  {
    topic: "gift",
    about: "product",
    places: ["product_page", "cart"],
    weight: 3,
    open: [
      {
        ask: [
          "Faites-vous un emballage cadeau pour {item} ? C'est pour [ma mère|un mariage|une amie]. 🎁",
          "Peut-on ajouter une carte écrite à la main ?",
          "Pouvez-vous envoyer {item} directement, sans le prix ?",
        ],
        answer: [
          "Oui : papier, ruban et carte manuscrite pour {wrap_fee}, sans prix dans le colis.",
          "Avec plaisir, pour {wrap_fee}. Vous écrivez le texte dans le panier.",
        ],
        source: "Gifts",
      },
    ],
    more: [
      {
        ask: ["Et si ça ne plaît pas ?", "La personne peut échanger elle-même ?"],
        answer: ["Pendant 60 jours, avec le bon cadeau.", "Oui, le bon porte un numéro pour cela."],
        source: "Gifts",
      },
      {
        ask: ["Parfait, je prends {item}.", "Alors {item}, s'il vous plaît."],
        answer: ["C'est dans le panier, en cadeau.", "Ajouté au panier."],
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
          "Comment laver {item} ?",
          "{item} passe en machine ? [Mon dernier pull a feutré.|]",
          "J'ai peur d'abîmer {item}. Comment le laver ?",
        ],
        answer: ["C'est simple. {care}"],
        source: "Care guide",
      },
    ],
    more: [
      {
        ask: ["Vous réparez aussi les trous ?", "Et s'il y a un trou ?"],
        answer: [
          "Oui, pour {mend_fee}, et c'est offert la première année.",
          "Notre ravaudeuse s'en charge pour {mend_fee}.",
        ],
        source: "Repairs",
      },
    ],
  },
];
