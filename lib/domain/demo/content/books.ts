import type { Phrasebook } from "../story/phrasebook.ts";
import { arabic } from "./ar/book.ts";
import { german } from "./de/book.ts";
import { english } from "./en/book.ts";
import { spanish } from "./es/book.ts";
import { french } from "./fr/book.ts";
import { portuguese } from "./pt/book.ts";
import { chinese } from "./zh/book.ts";

export const books: Record<string, Phrasebook> = {
  en: english,
  pt: portuguese,
  de: german,
  fr: french,
  es: spanish,
  zh: chinese,
  ar: arabic,
};
