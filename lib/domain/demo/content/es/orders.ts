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
          "¿Dónde está mi pedido {order}?",
          "[Hola,|{hello},] hice el pedido {order} el {ordered} y no sé nada.",
          "¿Ha salido ya el {order}? [Me voy pronto de vacaciones.|]",
        ],
        answer: [
          "Salió el {sent} y debería estar en {city} el {due} como tarde, con {carrier}.",
          "El {order} se preparó el {sent}. {carrier} lo entrega el {due} como tarde.",
        ],
        source: "Orders",
      },
    ],
    more: [
      {
        ask: ["¿Tiene el número de seguimiento?", "¿Dónde lo puedo seguir?"],
        answer: ["Es {tracking}. También se lo he enviado a {email}.", "Aquí: {tracking}."],
        source: "Orders",
      },
      {
        ask: ["No voy a estar en casa. ¿Puede recogerlo una vecina?", "¿Puede ir a un punto de recogida?"],
        answer: [
          "Sí, desde el enlace del correo, hasta la tarde anterior.",
          "Puede cambiarlo en la página de seguimiento.",
        ],
        source: "Shipping and delivery",
      },
    ],
    person: [
      "He llamado a {carrier}: el paquete está en el almacén cerca de {city} y lo entregan el {soon}. Estoy pendiente.",
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
          "¿Cómo devuelvo {item}? [Es precioso, pero no es mi color.|Pedí dos y me quedo uno.]",
          "Quiero devolver algo del pedido {order}.",
          "¿Puedo devolver {item} sin la bolsa original?",
        ],
        answer: [
          "En la página del pedido elija qué devuelve e imprima la etiqueta. {label}",
          "Sí, si está sin usar. {label}",
        ],
        source: "Returns and exchanges",
      },
    ],
    more: [
      {
        ask: ["No tengo impresora.", "¿Y sin impresora?"],
        answer: ["Use el código QR; en el punto de recogida imprimen la etiqueta.", "Basta el código QR del correo."],
        source: "Returns and exchanges",
      },
      {
        ask: ["¿Cuándo recibo el dinero?", "¿Cuánto tarda el reembolso?"],
        answer: ["En cinco días laborables desde que llega.", "Los {price} salen el día en que abrimos el paquete."],
        source: "Refunds",
      },
    ],
  },
  {
    topic: "exchange",
    about: "garment",
    places: ["returns_page"],
    weight: 2,
    open: [
      {
        ask: [
          "{item} me queda {too} en la {size}. ¿Lo puedo cambiar por la {other}?",
          "Prefiero cambiar antes que devolver: {item}, de {size} a {other}, pedido {order}.",
        ],
        answer: [
          "Sí, quedan {left} en la {other}. ¿Le reservo una? {label}",
          "Claro. Aparto una {other} y le envío la etiqueta. {label}",
        ],
        source: "Returns and exchanges",
      },
    ],
    more: [
      {
        ask: ["Sí, por favor.", "Genial, resérvela."],
        answer: ["Reservada hasta el {soon}. La etiqueta va a {email}.", "Hecho, lo tiene todo en {email}."],
        source: "Returns and exchanges",
      },
    ],
  },
];
