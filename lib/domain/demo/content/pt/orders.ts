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
          "Onde está a minha encomenda {order}?",
          "[Olá,|{hello},] encomendei a {ordered} ({order}) e ainda não soube de nada.",
          "A encomenda {order} já saiu? [Vou de férias.|Não recebi o e-mail.|]",
        ],
        answer: [
          "Saiu a {sent} e deve chegar a {city} até {due}. Vai pela {carrier}.",
          "A {order} foi embalada a {sent}. A {carrier} conta entregar até {due}.",
        ],
        source: "Orders",
      },
    ],
    more: [
      {
        ask: ["Tem o número de seguimento?", "Onde posso seguir?"],
        answer: ["É {tracking}. Enviei também a ligação para {email}.", "Aqui: {tracking}."],
        source: "Orders",
      },
      {
        ask: ["Não vou estar em casa. Pode ficar com a vizinha?", "Pode ir para um ponto de recolha?"],
        answer: [
          "Pode mudar isso na página de seguimento, até à véspera.",
          "Sim, escolha 'alterar entrega' na ligação que recebeu.",
        ],
        source: "Shipping and delivery",
      },
    ],
    person: [
      "Falei com a {carrier}: a encomenda está no armazém perto de {city} e sai para entrega a {soon}. Vou acompanhar.",
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
          "Quero devolver o {item}. [Como faço?|É lindo, mas não é a minha cor.]",
          "Como devolvo uma peça da encomenda {order}?",
          "Posso devolver o {item} sem o saco original?",
        ],
        answer: [
          "Na página da encomenda escolhe o que devolve e imprime a etiqueta. Tem 30 dias. {label}",
          "Sem problema, desde que não tenha sido usado. {label}",
        ],
        source: "Returns and exchanges",
      },
    ],
    more: [
      {
        ask: ["Não tenho impressora.", "E sem impressora?"],
        answer: [
          "Escolha o código QR; imprimem a etiqueta no ponto de recolha.",
          "Basta mostrar o código QR no balcão.",
        ],
        source: "Returns and exchanges",
      },
      {
        ask: ["Quando recebo o dinheiro?", "E o reembolso, demora?"],
        answer: ["Até cinco dias úteis depois de chegar.", "Os {price} seguem no dia em que abrimos a caixa."],
        source: "Refunds",
      },
    ],
    person: ["Já fiz a etiqueta e enviei-a para {email}. Não há pressa."],
  },
  {
    topic: "exchange",
    about: "garment",
    places: ["returns_page", "order_status"],
    weight: 3,
    open: [
      {
        ask: [
          "O {item} é lindo, mas o {size} fica-me {too}. Posso trocar por {other}?",
          "Queria trocar o {item}: de {size} para {other}, encomenda {order}.",
          "Ofereceram-me o {item} em {size} e fica-me {too}. Têm {other}?",
        ],
        answer: [
          "Sim, restam {left} em {other}. Posso reservar um. {label}",
          "Claro. Separo um {other} e envio a etiqueta. {label}",
        ],
        source: "Returns and exchanges",
      },
    ],
    more: [
      {
        ask: ["Sim, por favor.", "Pode reservar, obrigad{o}."],
        answer: ["Reservado até {soon}. A etiqueta segue para {email}.", "Feito. Encontra tudo em {email}."],
        source: "Returns and exchanges",
      },
      {
        ask: ["Pago portes outra vez?", "A troca custa alguma coisa?"],
        answer: ["O envio do novo é por nossa conta.", "Não, o novo vai sem portes."],
        source: "Returns and exchanges",
      },
    ],
  },
  {
    topic: "invoice",
    about: "order",
    places: ["order_status"],
    weight: 2,
    open: [
      {
        ask: ["Preciso de fatura com NIF para a {order}.", "Esqueci-me de pôr o NIF na encomenda {order}. Ainda dá?"],
        answer: [
          "Dá, até ao fim do mês. Diga-me o NIF e faço-a de novo.",
          "Sim. Pode acrescentá-lo na página da encomenda ou dizer-mo aqui.",
        ],
        source: "Invoices",
      },
    ],
    more: [
      {
        ask: ["É o 5[09|04|14]4[42|87|63]01[3|8|5].", "O NIF é 2[31|48|19]55[07|62]8[4|1]."],
        answer: ["Já está. A nova fatura segue para {email}.", "Feito. O PDF está em {email}."],
        source: "Invoices",
      },
    ],
  },
];
