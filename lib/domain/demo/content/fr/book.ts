import type { Phrasebook } from "../../story/phrasebook.ts";
import { buying } from "./buying.ts";
import { orders } from "./orders.ts";

export const french: Phrasebook = {
  locale: "fr-FR",
  item: "« {product} » ({colour})",
  wool: "laine",
  hello: ["Bonjour", "Bonjour", "Bonsoir"],
  fit: {
    true: "Ce modèle taille normalement.",
    relaxed: "La coupe est ample, beaucoup prennent une taille en dessous.",
    close: "Il est près du corps, une taille au-dessus est plus sûre.",
  },
  too: { smaller: "grand", larger: "petit" },
  care: {
    wool: "À la main ou programme laine à 30 °C, sans essorage, puis à plat. La laine a plus besoin d'air que d'eau.",
    cotton: "En machine à 40 °C puis sur le fil ; le sèche-linge le raccourcit.",
    linen: "En machine à 40 °C, repassage humide ou pas du tout. Le lin s'adoucit à chaque lavage.",
  },
  label: {
    near: "L'étiquette de retour est gratuite.",
    union: "L'étiquette de retour coûte {label_fee}.",
    far: "Le port du retour est à votre charge.",
  },
  customs: {
    near: "Il n'y a pas de douane dans l'Union européenne.",
    union: "Il n'y a pas de douane dans l'Union européenne.",
    far: "Les droits et taxes sont déjà compris dans le prix.",
  },
  scenarios: [...buying, ...orders],
  asides: {
    product: [
      {
        ask: ["D'où vient la {wool} ?", "C'est fabriqué où ?"],
        answer: [
          "La {wool} vient du Portugal et d'Uruguay ; la pièce est faite à {maker}.",
          "Tout est fait au Portugal, celui-ci à {maker}.",
        ],
        source: "Makers",
      },
    ],
    order: [
      {
        ask: ["Je parle à un robot ?", "Vous êtes une vraie personne ?"],
        answer: [
          "Je suis l'assistante de la boutique, un programme. J'appelle Pia ou Tomás si vous préférez.",
          "Un programme, oui. Dites un mot et quelqu'un prend la suite.",
        ],
      },
    ],
  },
  thanks: [
    {
      ask: ["[Parfait|Super|Très bien], merci !", "Merci beaucoup pour votre aide.", "C'est noté, merci."],
      answer: ["Avec plaisir. Au revoir !", "Je vous en prie."],
    },
    {
      ask: ["Quelle rapidité ! Merci 🙂", "C'est tout pour moi.", "Merci, à bientôt !"],
      answer: ["Au plaisir.", "À bientôt !", "Merci à vous."],
    },
  ],
  nudge: ["Puis-je faire autre chose pour vous ?", "Cela répond-il à votre question ?", "Êtes-vous toujours là ?"],
  notFound: ["Je ne trouve pas {order}. Est-ce bien le numéro du message de confirmation ?"],
  handover: {
    customer_asked: {
      ask: ["Je préférerais parler à quelqu'un.", "Une personne de la boutique peut regarder ?"],
      answer: [
        "Bien sûr, j'appelle une collègue. Elle voit tout ce que nous avons écrit.",
        "Certainement. Quelqu'un prend la suite.",
      ],
    },
    refund_or_return: {
      ask: ["Je voudrais être remboursé{e}.", "Pouvez-vous faire une exception pour le retour ?"],
      answer: [
        "C'est à une collègue d'en décider, je lui transmets.",
        "Je ne peux pas décider d'un remboursement, elle le peut.",
      ],
    },
    order_not_found: {
      ask: ["Oui, copié du message.", "C'est bien celui-là, j'ai vérifié."],
      answer: [
        "Alors une collègue cherche par nom et adresse.",
        "Merci. Je passe la main à quelqu'un qui regarde dans la caisse.",
      ],
    },
    assistant_unsure: {
      ask: [
        "Autre chose : pouvez-vous le faire un peu plus long ?",
        "La teinture convient-elle en cas d'allergie au nickel ?",
      ],
      answer: [
        "Je n'en suis pas assez sûre. Je demande à une collègue.",
        "Cela dépasse ce que je sais. Une collègue vous répond ici.",
      ],
    },
    complaint: {
      ask: ["C'est la deuxième fois, je suis déçu{e}.", "Ce n'est pas acceptable, je veux me plaindre."],
      answer: [
        "Je comprends, et j'en suis désolée. Une collègue s'en charge en priorité.",
        "Vous avez raison. Je transmets tout de suite.",
      ],
    },
  },
  person: [
    "J'ai tout lu, je m'en occupe : réponse à {email} d'ici le {soon}.",
    "C'est réglé, les détails sont partis à {email}. Pardon pour le dérangement.",
    "Merci de votre patience. J'ai corrigé et laissé une note, on ne vous le redemandera pas.",
  ],
  thanksPerson: [
    {
      ask: ["Merci beaucoup, {agent} !", "C'est très gentil, merci."],
      answer: ["Je vous en prie, {first}.", "Avec plaisir, {first}."],
    },
    {
      ask: ["D'accord, j'attends le message.", "Bon, merci."],
      answer: ["Vous aurez de mes nouvelles.", "Merci de votre confiance."],
    },
  ],
  letter: {
    open: ["{hello},", "Chère équipe,"],
    close: ["Bien cordialement,\n{name}", "Merci d'avance,\n{name}"],
    replyOpen: ["Bonjour {first},", "{hello},\nmerci pour votre message."],
    replyClose: ["Bien à vous, depuis Lisbonne\n{agent}, Alder & Finch", "Cordialement\n{agent}, Alder & Finch"],
  },
};
