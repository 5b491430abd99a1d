// What customers and shops write. `{p}` is a product's name.

type Talk = { customer: string[]; assistant: string[] };

export const phrases: Record<string, Talk> = {
  en: {
    customer: [
      "Do you have the {p} in my size?",
      "When will the delivery of the {p} arrive?",
      "I would like to return the {p}, it does not fit.",
      "Is the {p} still in stock?",
      "The {p} arrived with a broken zip, what can I do?",
      "Can I change the address of my order?",
      "Does the {p} come in another colour?",
      "My discount code does not work at the checkout.",
      "How long does delivery to Ireland take?",
      "Could you tell me more about the fabric of the {p}?",
      "I was charged twice for the {p}.",
      "Thank you, that helps a lot!",
      "Is there a guarantee on the {p}?",
      "I cannot find the tracking number anywhere.",
      "Which of the two would you recommend for a wedding?",
      "Can I pay by invoice?",
    ],
    assistant: [
      "The {p} is available in all sizes from XS to XL.",
      "Your delivery is on its way and should arrive within two working days.",
      "You can return the {p} within thirty days, free of charge.",
      "I am sorry to hear that. Could you send me a photo of the {p}?",
      "We have changed the address of your order.",
      "The {p} also comes in navy, sand and olive.",
      "Please try the code again without spaces; it is valid until Sunday.",
      "Standard delivery takes three to five working days.",
      "The {p} is made of organic cotton and can be washed at thirty degrees.",
      "The second payment was only reserved and will be released by your bank.",
      "You are welcome. Is there anything else I can do for you?",
      "Every {p} has a guarantee of two years.",
      "I have sent the tracking number to your e-mail address.",
      "For a warm day I would take the {p}.",
      "Invoices are possible from the second order on.",
      "A colleague will look into this and reply today.",
    ],
  },
  de: {
    customer: [
      "Gibt es das Modell {p} auch in Größe 42?",
      "Wann kommt meine Lieferung an?",
      "Ich möchte den Artikel {p} zurückschicken.",
      "Der Gutschein lässt sich nicht einlösen.",
    ],
    assistant: [
      "Ja, {p} ist in allen Größen verfügbar.",
      "Die Lieferung ist unterwegs und trifft übermorgen ein.",
      "Das Rücksendeetikett haben wir Ihnen gerade geschickt.",
      "Bitte prüfen Sie, ob der Mindestbestellwert erreicht ist.",
    ],
  },
  fr: {
    customer: ["Avez-vous {p} en taille 38 ?", "Où est ma commande ?", "Je voudrais échanger {p}."],
    assistant: ["Oui, {p} est disponible.", "Votre colis arrivera demain.", "Voici l'étiquette de retour."],
  },
  es: {
    customer: ["¿Tienen {p} en otro color?", "¿Cuándo llega mi pedido?", "Quiero devolver {p}."],
    assistant: ["Sí, {p} también está en azul.", "Su pedido llegará mañana.", "La devolución es gratuita."],
  },
  zh: {
    customer: ["这款 {p} 有小码吗？", "我的订单什么时候发货？", "我想退货。"],
    assistant: ["有的，{p} 目前有库存。", "您的订单明天发货。", "您可以在三十天内免费退货。"],
  },
  ar: {
    customer: ["هل يتوفر {p} بمقاس أصغر؟", "متى يصل طلبي؟"],
    assistant: ["نعم، {p} متوفر الآن.", "سيصل طلبك غدا."],
  },
};

export const looks = "Classic Linen Quilted Merino Cropped Waxed Pleated Velvet Ribbed Vintage Tailored Padded".split(
  " ",
);
export const goods =
  "jacket trousers scarf boots dress shirt cardigan backpack raincoat skirt belt sandals blazer jumper gloves hat".split(
    " ",
  );

export const firstNames = "Anna Ben Clara David Elena Félix Grace Hugo Inés Jonas Kaja Liam Mei Noor Olga Paul".split(
  " ",
);
export const lastNames =
  "Martin Schmidt García Rossi Novak Silva Dubois Jansen Kowalski Larsen O'Neill Chen Haddad Tanaka Müller Brown".split(
    " ",
  );
