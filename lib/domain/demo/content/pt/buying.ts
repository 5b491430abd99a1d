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
          "[Olá!|{hello},] costumo vestir {size}. O modelo {item} [é pequeno|veste largo|veste certo]?",
          "Que tamanho devo [escolher|pedir] no {item}? Estou entre o {size} e o {other}.",
          "Tenho {height} cm e [ombros largos|braços compridos|pouca anca]. {size} ou {other} no {item}?",
          "É para o meu [marido|namorado|pai], que veste {size}. Serve o mesmo tamanho no {item}?",
        ],
        answer: [
          "{fit} Eu escolheria o {best}: tem {chest} cm de peito.",
          "{fit} O {best} mede {chest} cm à volta do peito. Compare com uma peça de que goste.",
        ],
        source: "Size guide",
      },
    ],
    more: [
      {
        ask: ["E as mangas?", "Qual é o comprimento da manga no {best}?"],
        answer: [
          "No {best} são {sleeve} cm desde a costura do ombro.",
          "{sleeve} cm desde o ombro; cada tamanho acima tem mais 2 cm.",
        ],
        source: "Size guide",
      },
      {
        ask: ["E se não servir?", "Posso trocar se não ficar bem?"],
        answer: ["Tem 30 dias para trocar, sem uso. {label}", "Claro: trocamos durante 30 dias. {label}"],
        source: "Returns and exchanges",
      },
      {
        ask: ["Há {best} em {colour}?", "Ainda têm o {best}?"],
        answer: [
          "Sim, restam {left}. Já pus um no seu cesto.",
          "Temos {left}. Deixei um no cesto, reservado por 20 minutos.",
        ],
        source: "Stock",
        cart: true,
      },
    ],
    person: [
      "Medi agora um {best} em cima da mesa: {chest} cm de peito, como diz o guia. Se não servir, a troca fica por nossa conta.",
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
          "O {item} está esgotado em {size}. [Quando volta?|Vão fazer mais?]",
          "[Olá,|{hello},] sabem quando chega o {item} em {size}?",
          "Ando há semanas à espera do {item} no {size} 😅 Ainda há esperança?",
        ],
        answer: [
          "A próxima remessa de {maker} chega a {restock}. Quer que avisemos?",
          "Está a ser feito em {maker} e deve chegar a {restock}.",
        ],
        source: "Stock",
      },
    ],
    more: [
      {
        ask: ["Têm algo parecido?", "E o que há de semelhante agora?"],
        answer: [
          "O mais próximo é o {second}, a {second_price}, e há em {size}.",
          "Veja o {second}, por {second_price}.",
        ],
        source: "Product facts",
      },
      {
        ask: ["Avisem-me por favor: {email}", "Sim, para {email}."],
        answer: ["Está anotado. Recebe uma mensagem em {email} no dia em que chegar.", "Feito, {email} está na lista."],
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
          "[{hello}!|Olá,] quanto custa o envio para {city} e quanto tempo demora?",
          "Se encomendar hoje o {item}, quando chega a {city}?",
          "Fazem entregas em {city}? [Qual é o prazo?|E os portes?]",
        ],
        answer: [
          "Para {city} são {postage} e {days} dias úteis. Pedido hoje, chega até {arrives}.",
          "Os portes são {postage}. Demora {days} dias úteis, ou seja, até {arrives}.",
        ],
        source: "Shipping and delivery",
      },
    ],
    more: [
      {
        ask: ["A partir de que valor é grátis?", "Há portes grátis?"],
        answer: ["Na União Europeia, a partir de {free_from}.", "Sim, acima de {free_from} dentro da União Europeia."],
        source: "Shipping and delivery",
      },
      {
        ask: ["Posso levantar na loja?", "Dá para levantar em Lisboa?"],
        answer: [
          "Sim, na Rua do Poço, de segunda a sábado, das 10 às 19.",
          "Claro, e sem portes. Fica pronto em duas horas.",
        ],
        source: "Shop in Lisbon",
      },
      {
        ask: ["Então levo o {item}.", "Ótimo, quero o {item}."],
        answer: ["Já está no seu cesto.", "Pus no cesto, em {colour}."],
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
          "Embrulham para oferta? É para [a minha mãe|um casamento|uma amiga]. 🎁",
          "Podem pôr um cartão escrito à mão com o {item}?",
          "Dá para enviar o {item} como presente, sem o preço?",
        ],
        answer: [
          "Sim: papel reciclado e cartão escrito à mão por {wrap_fee}, sem preço na caixa.",
          "Com gosto. O embrulho custa {wrap_fee}; o texto escreve no cesto.",
        ],
        source: "Gifts",
      },
    ],
    more: [
      {
        ask: ["E se quiserem trocar?", "A pessoa pode trocar sem mim?"],
        answer: ["Podem, durante 60 dias, com o talão de oferta.", "Sim, o talão tem um número para isso."],
        source: "Gifts",
      },
      {
        ask: ["Perfeito, quero o {item}.", "Então levo o {item} 🎁"],
        answer: ["Está no cesto, marcado como oferta.", "Já está no seu cesto."],
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
          "Como lavo o {item}?",
          "O {item} pode ir à máquina? [Tenho medo de o estragar.|]",
          "Perdi a etiqueta do {product}. Como se lava?",
        ],
        answer: ["É simples. {care}", "{care}"],
        source: "Care guide",
      },
    ],
    more: [
      {
        ask: ["Arranjam peças com buracos?", "E se fizer um buraco?"],
        answer: ["Sim, por {mend_fee}, e grátis no primeiro ano.", "Arranjamos: {mend_fee}, ou nada no primeiro ano."],
        source: "Repairs",
      },
    ],
  },
];
