import type { Phrasebook } from "../../story/phrasebook.ts";
import { buying } from "./buying.ts";
import { orders } from "./orders.ts";

export const portuguese: Phrasebook = {
  locale: "pt-PT",
  item: "{product} ({colour})",
  wool: "lã",
  hello: ["Bom dia", "Boa tarde", "Boa noite"],
  fit: {
    true: "Este modelo veste o tamanho habitual.",
    relaxed: "O corte é largo, por isso muita gente escolhe um tamanho abaixo.",
    close: "Fica justo ao corpo, por isso um tamanho acima é mais seguro.",
  },
  too: { smaller: "grande", larger: "pequeno" },
  care: {
    wool: "À mão ou no programa de lã a 30 °C, sem centrifugar, e secar na horizontal. A lã precisa mais de ar do que de água.",
    cotton: "Na máquina a 40 °C e depois na corda; a máquina de secar encolhe-o.",
    linen: "Na máquina a 40 °C; passe-o húmido ou não o passe. O linho fica mais macio a cada lavagem.",
  },
  label: {
    near: "A etiqueta de devolução é grátis.",
    union: "A etiqueta de devolução custa {label_fee}.",
    far: "O envio de volta fica por sua conta.",
  },
  customs: {
    near: "Não há alfândega dentro da União Europeia.",
    union: "Não há alfândega dentro da União Europeia.",
    far: "Os impostos já estão incluídos no preço.",
  },
  scenarios: [...buying, ...orders],
  asides: {
    product: [
      {
        ask: ["De onde vem a vossa {wool}?", "A {wool} é portuguesa?"],
        answer: ["De Portugal e do Uruguai, sem mulesing.", "Parte é da Serra da Estrela, o resto do Uruguai."],
        source: "Makers",
      },
      {
        ask: ["A que horas fecha a loja?", "A loja abre ao sábado?"],
        answer: ["Abre de segunda a sábado, das 10 às 19.", "Estamos abertos das 10 às 19, de segunda a sábado."],
        source: "Shop in Lisbon",
      },
    ],
    order: [
      {
        ask: ["Estou a falar com uma pessoa?", "É um robô?"],
        answer: [
          "Sou a assistente da loja, um programa. Se preferir, chamo a Pia ou o Tomás.",
          "Um programa, sim. As pessoas estão mesmo aqui ao lado.",
        ],
      },
    ],
  },
  thanks: [
    {
      ask: ["Obrigad{o}!", "Muito obrigad{o} 😊", "[Perfeito|Ótimo], obrigad{o} pela ajuda."],
      answer: ["De nada. Até à próxima!", "Com muito gosto."],
    },
    {
      ask: ["Era só isso. Obrigad{o}!", "Que rápido! Obrigad{o}.", "Está tudo esclarecido."],
      answer: ["Sempre às ordens.", "Nós é que agradecemos. Até breve!"],
    },
  ],
  nudge: ["Posso ajudar em mais alguma coisa?", "Respondi à sua pergunta?", "Ainda está aí?"],
  notFound: ["Não encontro a {order}. É esse o número que está no e-mail?"],
  handover: {
    customer_asked: {
      ask: ["Preferia falar com uma pessoa.", "Pode chamar alguém da loja?"],
      answer: [
        "Claro, chamo já uma colega. Ela vê tudo o que escrevemos.",
        "Com certeza. Uma pessoa continua já aqui.",
      ],
    },
    refund_or_return: {
      ask: ["Quero o dinheiro de volta.", "Podem abrir uma exceção?"],
      answer: [
        "Isso tem de ser decidido por uma pessoa. Passo já a conversa.",
        "Não posso decidir sobre dinheiro; uma colega pode.",
      ],
    },
    order_not_found: {
      ask: ["É, copiei do e-mail.", "Sim, está na confirmação."],
      answer: [
        "Então uma colega procura pelo nome e pela morada.",
        "Obrigada. Passo a uma pessoa, que vê no sistema da caixa.",
      ],
    },
    assistant_unsure: {
      ask: ["Só mais uma coisa: conseguem fazê-lo mais comprido?", "E dá para enviar para um parque de campismo?"],
      answer: [
        "Não tenho a certeza, e uma resposta errada não ajuda. Pergunto a uma colega.",
        "Isso já vai além do que sei. Uma colega responde aqui.",
      ],
    },
    complaint: {
      ask: ["Assim não dá. Estou desiludid{o}.", "É a segunda vez que acontece."],
      answer: [
        "Compreendo e peço desculpa. Passo isto já a uma colega, com prioridade.",
        "Tem razão. Uma colega trata disto agora.",
      ],
    },
  },
  person: [
    "Já li tudo. Deixe comigo: tem resposta em {email} até {soon}.",
    "Está resolvido; enviei os pormenores para {email}. Desculpe o incómodo.",
    "Obrigada pela paciência. Corrigi tudo e deixei uma nota na sua ficha.",
  ],
  thanksPerson: [
    {
      ask: ["Muito obrigad{o}, {agent}!", "Impecável, obrigad{o}."],
      answer: ["De nada, {first}.", "Com gosto, {first}."],
    },
    { ask: ["Está bem, fico à espera.", "Ok, obrigad{o}."], answer: ["Combinado.", "Até já, {first}."] },
  ],
  letter: {
    open: ["{hello},", "Olá,"],
    close: ["Obrigad{o},\n{name}", "Com os melhores cumprimentos,\n{name}"],
    replyOpen: ["Olá {first},", "Olá,\nobrigada pela mensagem."],
    replyClose: ["Um abraço de Lisboa\n{agent}, Alder & Finch", "Cumprimentos\n{agent}, Alder & Finch"],
  },
};
