// How customers say that something is not to be had, in the languages of the demo shop and some more.

const phrases = [
  "sold out|out of stock|not in stock|back in stock|in stock again|restock|unavailable|no longer available",
  "ausverkauft|nicht verfügbar|nicht lieferbar|nicht auf lager|wieder auf lager|wieder da|vergriffen|nachbestell",
  "épuisé|rupture|plus en stock|de nouveau en stock|indisponible|réassort",
  "agotad|sin stock|no disponible|de nuevo en stock|repon",
  "esgotad|fora de stock|sem stock|indisponíve|volta a haver|repor",
  "esaurit|non disponibile|di nuovo disponibile|uitverkocht|niet op voorraad|weer op voorraad",
  "نفد|نفذ|غير متوفر|غير متاح",
  "缺货|售罄|卖完|没货|断货|补货|売り切れ|在庫切れ|품절",
];

/** Whether a message says that something is sold out, or asks when it comes back. */
export const soldOut = new RegExp(phrases.join("|"), "iu");
