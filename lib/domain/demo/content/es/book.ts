import type { Phrasebook } from "../../story/phrasebook.ts";
import { buying } from "./buying.ts";
import { orders } from "./orders.ts";

export const spanish: Phrasebook = {
  locale: "es-ES",
  item: "«{product}» ({colour})",
  wool: "lana",
  hello: ["Buenos días", "Buenas tardes", "Buenas noches"],
  fit: {
    true: "Este modelo talla normal.",
    relaxed: "El corte es ancho, mucha gente coge una talla menos.",
    close: "Queda ajustado, así que una talla más es lo seguro.",
  },
  too: { smaller: "grande", larger: "pequeño" },
  care: {
    wool: "A mano o programa de lana a 30 °C, sin centrifugar, y secar en plano. La lana necesita más aire que agua.",
    cotton: "Lavadora a 40 °C y al tendedero; la secadora lo encoge.",
    linen: "Lavadora a 40 °C; plánchelo húmedo o no lo planche. El lino se suaviza con cada lavado.",
  },
  label: {
    near: "La etiqueta de devolución es gratis.",
    union: "La etiqueta de devolución cuesta {label_fee}.",
    far: "El envío de vuelta corre de su cuenta.",
  },
  customs: {
    near: "Dentro de la Unión Europea no hay aduana.",
    union: "Dentro de la Unión Europea no hay aduana.",
    far: "Los impuestos ya están incluidos en el precio.",
  },
  scenarios: [...buying, ...orders],
  asides: {
    product: [
      {
        ask: ["¿De dónde viene la {wool}?", "¿Dónde se fabrica?"],
        answer: [
          "La {wool} es de Portugal y Uruguay; la pieza se hace en {maker}.",
          "Todo se hace en Portugal, esto en {maker}.",
        ],
        source: "Makers",
      },
    ],
    order: [
      {
        ask: ["¿Hablo con una persona?", "¿Es usted un robot?"],
        answer: [
          "Soy la asistente de la tienda, un programa. Si prefiere, llamo a Pia o a Tomás.",
          "Un programa, sí. Basta una palabra y sigue una persona.",
        ],
      },
    ],
  },
  thanks: [
    {
      ask: ["[Perfecto|Genial|Estupendo], ¡gracias!", "Muchas gracias por la ayuda.", "Nada más, gracias."],
      answer: ["De nada. ¡Que le vaya muy bien!", "Un placer."],
    },
    {
      ask: ["¡Qué rápido! Gracias 😊", "Vale, todo claro.", "Gracias, ¡hasta luego!"],
      answer: ["¡Hasta pronto!", "Gracias a usted."],
    },
  ],
  nudge: ["¿Puedo ayudarle en algo más?", "¿Responde eso a su pregunta?", "¿Sigue ahí?"],
  notFound: ["No encuentro el {order}. ¿Es el número que viene en el correo?"],
  handover: {
    customer_asked: {
      ask: ["Prefiero hablar con una persona.", "¿Puede mirarlo alguien de la tienda?"],
      answer: [
        "Por supuesto, aviso a una compañera. Ve todo lo que hemos escrito.",
        "Claro. Enseguida sigue una persona.",
      ],
    },
    refund_or_return: {
      ask: ["Quiero que me devuelvan el dinero.", "¿Pueden hacer una excepción?"],
      answer: ["Eso lo decide una compañera; se lo paso.", "No puedo decidir sobre dinero, ella sí."],
    },
    order_not_found: {
      ask: ["Sí, copiado del correo.", "Ese mismo, lo he mirado dos veces."],
      answer: [
        "Entonces una compañera busca por nombre y dirección.",
        "Gracias. Se lo paso a alguien que mira en la caja.",
      ],
    },
    assistant_unsure: {
      ask: ["Otra cosa: ¿lo pueden hacer un poco más largo?", "¿El tinte sirve con alergia al níquel?"],
      answer: [
        "No estoy lo bastante segura. Pregunto a una compañera.",
        "Eso va más allá de lo que sé. Le contesta una compañera aquí mismo.",
      ],
    },
    complaint: {
      ask: ["Es la segunda vez que pasa. Estoy decepcionad{o}.", "Así no. Quiero poner una queja."],
      answer: ["Lo entiendo y lo siento. Se encarga una compañera con prioridad.", "Tiene razón. Lo paso ahora mismo."],
    },
  },
  person: [
    "Lo he leído todo y me encargo: tendrá respuesta en {email} antes del {soon}.",
    "Está resuelto; los detalles van a {email}. Perdone las molestias.",
    "Gracias por la paciencia. Lo he corregido y he dejado una nota para que nadie vuelva a preguntarle.",
  ],
  thanksPerson: [
    {
      ask: ["¡Muchas gracias, {agent}!", "Qué amable, gracias."],
      answer: ["De nada, {first}.", "Un placer, {first}."],
    },
    {
      ask: ["Vale, espero el correo.", "Bueno, gracias."],
      answer: ["Le escribo sin falta.", "Gracias por la confianza."],
    },
  ],
  letter: {
    open: ["Hola:", "{hello}:"],
    close: ["Un saludo,\n{name}", "Gracias,\n{name}"],
    replyOpen: ["Hola, {first}:", "{hello}:\ngracias por escribirnos."],
    replyClose: ["Un saludo desde Lisboa\n{agent}, Alder & Finch", "Saludos\n{agent}, Alder & Finch"],
  },
};
