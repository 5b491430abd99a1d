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
          "[Hola,|Buenas,|{hello},] suelo llevar la {size}. ¿El modelo {item} talla [pequeño|grande|normal]?",
          "¿Qué talla cojo de {item}? Estoy entre la {size} y la {other}.",
          "Mido {height} cm y soy [más bien delgad{o}|anch{o} de hombros]. ¿{size} o {other} en {item}?",
          "Es para [mi marido|mi hermana|mi padre], que lleva la {size}. ¿Vale también para {item}?",
        ],
        answer: [
          "{fit} Yo cogería la {best}: {chest} cm de pecho, medido en la prenda.",
          "{fit} La {best} tiene {chest} cm de contorno de pecho; compárela con una prenda que le guste.",
        ],
        source: "Size guide",
      },
    ],
    more: [
      {
        ask: ["¿Y las mangas?", "¿Cuánto mide la manga en la {best}?"],
        answer: ["En la {best}, {sleeve} cm desde la costura del hombro.", "{sleeve} cm; cada talla más añade 2 cm."],
        source: "Size guide",
      },
      {
        ask: ["¿Y si no me vale?", "¿Puedo cambiarlo si no me queda bien?"],
        answer: ["Tiene 30 días para cambiarlo, sin usar. {label}", "Claro, durante 30 días. {label}"],
        source: "Returns and exchanges",
      },
      {
        ask: ["¿Queda la {best} en {colour}?", "¿Tienen la {best}?"],
        answer: ["Sí, quedan {left}. He puesto una en su cesta.", "Quedan {left}. Una está ya en la cesta."],
        source: "Stock",
        cart: true,
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
          "¿Cuánto cuesta el envío a {city} y cuánto tarda?",
          "Si pido hoy {item}, ¿cuándo llega a {city}?",
          "[Hola,|{hello},] ¿envían a {city}? [¿Y el precio?|¿En cuánto tiempo?]",
        ],
        answer: [
          "A {city} son {postage} y {days} días laborables: antes del {arrives}.",
          "{postage} y {days} días laborables desde que lo preparamos. Llegaría el {arrives} como tarde.",
        ],
        source: "Shipping and delivery",
      },
    ],
    more: [
      {
        ask: ["¿Desde qué importe es gratis?", "¿Hay envío gratis?"],
        answer: ["En la Unión Europea, desde {free_from}.", "Sí, a partir de {free_from} dentro de la Unión Europea."],
        source: "Shipping and delivery",
      },
      {
        ask: ["Perfecto, me quedo con {item}.", "Entonces añada {item}, por favor."],
        answer: ["Ya está en su cesta.", "Añadido a la cesta."],
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
          "¿Envuelven {item} para regalo? Es para [mi madre|una boda|un amigo]. 🎁",
          "¿Pueden poner una tarjeta escrita a mano?",
          "¿Pueden enviar {item} sin el precio? Es un regalo.",
        ],
        answer: [
          "Sí: papel, cinta y tarjeta a mano por {wrap_fee}, sin precio en la caja.",
          "Con mucho gusto, por {wrap_fee}. El texto lo escribe en la cesta.",
        ],
        source: "Gifts",
      },
    ],
    more: [
      {
        ask: ["¿Y si no le gusta?", "¿Puede cambiarlo sin mí?"],
        answer: ["Durante 60 días, con el tique regalo.", "Sí, el tique lleva un número para eso."],
        source: "Gifts",
      },
      {
        ask: ["Perfecto, quiero {item}.", "Me lo llevo: {item}."],
        answer: ["Está en la cesta, como regalo.", "Añadido a la cesta."],
        cart: true,
      },
    ],
  },
  {
    topic: "care",
    about: "textile",
    places: ["product_page", "home_page"],
    open: [
      {
        ask: [
          "¿Cómo lavo {item}?",
          "¿{item} puede ir a la lavadora?",
          "He perdido la etiqueta de {product}. ¿Cómo se lava?",
        ],
        answer: ["Es fácil. {care}", "{care}"],
        source: "Care guide",
      },
    ],
    more: [
      {
        ask: ["¿Arreglan agujeros?", "¿Y si le sale un agujero?"],
        answer: ["Sí, por {mend_fee}; el primer año es gratis.", "Claro: {mend_fee}, y nada el primer año."],
        source: "Repairs",
      },
    ],
  },
];
