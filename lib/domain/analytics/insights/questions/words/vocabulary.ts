// Words that tell how somebody speaks, not what about. PostgreSQL's stop words cover grammar; these are what customers
// of a shop say besides. One line a language; a word may stand in several.

const list = (words: string) => new Set(words.split(" "));

/** Greetings, thanks, agreement: never what a message is about. */
export const smallTalk = list(
  [
    "hi hello hey morning afternoon evening day today good great nice fine well please thanks thank thankyou thx bye cheers welcome",
    "yes yeah yep yup yea no nope not ok okay sure right correct exactly perfect terrific awesome wonderful cool alright",
    "look looks looking sounds everything all it is sorry actually just maybe also really very much one two three",
    "ll ve re don doesn didn isn aren won wouldn couldn that thats there here guy guys oh um hmm so well",
    "hallo guten tag morgen abend moin bitte danke dank vielen dankeschön tschüss ja nein doch gut super prima klar genau stimmt okay alles",
    "bonjour salut bonsoir merci beaucoup oui non accord parfait bien bon super revoir svp plaît",
    "hola buenas buenos días dias tardes noches gracias muchas sí si no vale perfecto bien claro adiós favor",
    "olá ola bom boa dia tarde noite obrigado obrigada muito sim não nao certo perfeito bem tchau favor",
    "ciao buongiorno buonasera grazie mille sì no va bene perfetto prego",
    "hoi goedemorgen goedemiddag dank bedankt graag ja nee goed prima",
    "مرحبا السلام عليكم أهلا شكرا جزيلا نعم لا حسنا من فضلك هل",
    "你好 您好 请问 请 谢谢 多谢 好 好的 是 是的 对 不 没 不是 行 我 你 您 我们 的 了 吗 呢 吧 啊 和 在 这 那 个 这个 那个 一 就 也 都",
    "はい いいえ ありがとう ございます お願い します です ます こんにちは すみません は が を に で と も の か",
    "네 아니요 감사합니다 안녕하세요 주세요",
  ].join(" "),
);

/** The verbs of wishing: "I would like to order a mocha" is about a mocha. Only "Where is my order?" is about an order. */
export const weak = list(
  [
    "want wanted wanna need needs like love get getting gonna going let lets take give would could can may might shall make order ordered ordering have having had got put see know tell ask try go gimme",
    "still kind kinds type types thing things something anything question help again time",
    "möchte will hätte gern gerne brauche kann können könnte könnten würde haben hat nehmen nehme geben mal gibt noch",
    "voudrais veux aimerais peux pouvez pourriez faut faire prendre donner avoir avez peut puis encore",
    "quiero quisiera necesito puedo puede pueden podría gustaría tener tienen dar hacer todavía",
    "quero queria preciso gostaria posso pode podem poderia fazer ter têm dar ainda",
    "vorrei voglio posso può potete avete wil zou kan kunnen hebben",
    "أريد ممكن يمكن يمكنني عندكم",
    "可以 想 要 想要 会 能 把 给 有 没有 还",
  ].join(" "),
);

/** Words that ask: they are kept, though they are grammar, since "how" and "where" ask for different answers. */
export const asking = list(
  [
    "what which where when how why who whose",
    "was welche welcher welches wo wohin wann wie warum weshalb wer",
    "quoi quel quelle quels quelles où quand comment pourquoi qui combien",
    "qué cuál cuáles dónde cuándo cómo quién cuánto cuánta",
    "qual quais onde quando como porquê porque quem quanto quanta",
    "che quale quali dove come perché chi",
    "wat welke waar wanneer hoe waarom wie",
    "ما ماذا أين متى كيف لماذا كم",
    "什么 哪 哪里 哪儿 什么时候 怎么 怎样 如何 为什么 谁 多少 几 多久",
    "何 どこ いつ どう なぜ 誰 いくら",
  ].join(" "),
);

/** PostgreSQL's dictionaries by the language's two letters. */
export const dictionaries: Readonly<Record<string, string>> = {
  ar: "arabic",
  ca: "catalan",
  da: "danish",
  de: "german",
  el: "greek",
  en: "english",
  es: "spanish",
  et: "estonian",
  eu: "basque",
  fi: "finnish",
  fr: "french",
  ga: "irish",
  hi: "hindi",
  hu: "hungarian",
  hy: "armenian",
  id: "indonesian",
  it: "italian",
  lt: "lithuanian",
  nb: "norwegian",
  ne: "nepali",
  nl: "dutch",
  nn: "norwegian",
  no: "norwegian",
  pt: "portuguese",
  ro: "romanian",
  ru: "russian",
  sr: "serbian",
  sv: "swedish",
  ta: "tamil",
  tr: "turkish",
  yi: "yiddish",
};
