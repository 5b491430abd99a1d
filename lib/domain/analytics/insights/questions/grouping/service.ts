import type { Ctx, MerchantId } from "#lib/context.ts";
import { byIndex } from "#lib/db/by-index.ts";
import type { Queryable } from "#lib/db/database.ts";
import { newId } from "#lib/ids.ts";
import * as demand from "../../demand/queries.ts";
import { createFinder, type Found, itemsOf, mostProducts } from "../../demand/rules.ts";
import { dictionaryOf, isQuestion, languageOf, termsOf, wordsOf } from "../words/rules.ts";
import * as queries from "./queries.ts";
import { createGrouping } from "./rules.ts";

export { merchantsWithQuestions } from "./queries.ts";

const batchSize = 200;
const olderAtOnce = 1000;
/** What is in stock now says nothing of a message that is older. */
const stockHoldsMs = 15 * 60_000;

/**
 * Looks at the next messages of a merchant and puts what they ask into groups. Answers whether there is more to do. The
 * short lock time-out makes it this one that gives way when a conversation is deleted at the same moment.
 */
export function groupNext(merchantId: MerchantId, now: Date): Promise<boolean> {
  return byIndex(async (tx) => {
    await tx.query("SET LOCAL lock_timeout = '500ms'");
    const progress = await queries.lockProgress(tx, merchantId);
    if (!progress) return false;
    const taken = await queries.takeQueued(tx, merchantId, batchSize);
    const messages = await queries.read(tx, merchantId, taken);
    if (messages.length > 0) await group(tx, merchantId, messages, now);
    if (taken.length > 0 || progress.done) return taken.length > 0;
    const last = await queries.queueOlder(tx, merchantId, progress.after_id, olderAtOnce);
    await queries.saveProgress(tx, merchantId, last);
    return last !== null;
  });
}

/** Makes all groups of a merchant anew, from the first message on. Answers with how many steps it took. */
export async function regroup(ctx: Ctx): Promise<number> {
  await ctx.db.transaction(async (tx) => {
    await queries.lockProgress(tx, ctx.merchantId);
    await queries.forgetAll(tx, ctx.merchantId);
  });
  let steps = 1;
  while (await groupNext(ctx.merchantId, ctx.now())) steps++;
  return steps;
}

type Read = queries.QueuedMessage & { found: Found; spoken: string };

async function group(tx: Queryable, merchantId: MerchantId, messages: queries.QueuedMessage[], now: Date) {
  const inventory = await demand.items(tx, merchantId, mostProducts);
  const find = createFinder([...inventory, ...messages.flatMap(({ cart_items }) => itemsOf(cart_items))]);
  const read = messages.map(
    (message): Read => ({ ...message, found: find(message.content), spoken: languageOf(message.language) }),
  );
  await demand.addMentions(
    tx,
    merchantId,
    read.flatMap((message) => mentionsOf(message, now)),
  );
  const asking = read.filter(({ content, first }) => isQuestion(content, first));
  if (asking.length > 0) await place(tx, merchantId, await withTerms(tx, asking), now);
}

function mentionsOf({ found, conversation_id, started_at, created_at }: Read, now: Date) {
  const fresh = now.getTime() - created_at.getTime() < stockHoldsMs;
  return found.mentions.map(({ key, outOfStock, saidSo }) => ({
    conversation_id,
    product: key,
    started_at,
    out_of_stock: saidSo ? true : fresh ? outOfStock : null,
  }));
}

type WithTerms = Read & { terms: string[] };

/** The terms of each question, stemmed by PostgreSQL in its language, without the customer's own name. */
async function withTerms(tx: Queryable, questions: Read[]): Promise<WithTerms[]> {
  const byDictionary = Map.groupBy(questions, ({ spoken }) => dictionaryOf(spoken));
  const done: WithTerms[] = [];
  for (const [dictionary, some] of byDictionary) {
    const stems = await queries.stems(tx, dictionary, [...new Set(some.flatMap(({ found }) => found.words))]);
    for (const question of some) {
      const own = new Set(wordsOf(question.customer_name ?? ""));
      const words = question.found.words.filter((word) => !own.has(word));
      const terms = termsOf(words, (word) => stems.get(word) ?? null);
      if (terms) done.push({ ...question, terms });
    }
  }
  return done.sort((a, b) => (a.message_id < b.message_id ? -1 : 1));
}

async function place(tx: Queryable, merchantId: MerchantId, questions: WithTerms[], now: Date): Promise<void> {
  const terms = [...new Set(questions.flatMap((question) => question.terms))];
  const known = new Map(
    (await queries.frequencies(tx, merchantId, ["", ...terms])).map((row) => [
      `${row.language} ${row.term}`,
      row.count,
    ]),
  );
  for (const { spoken, terms: said } of questions) {
    for (const term of ["", ...said]) known.set(`${spoken} ${term}`, (known.get(`${spoken} ${term}`) ?? 0) + 1);
  }
  const wanted = [...Map.groupBy(questions, ({ spoken }) => spoken)].map(([language, some]) => ({
    language,
    terms: [...new Set(some.flatMap((question) => question.terms))],
  }));
  const groups = await queries.candidates(tx, merchantId, wanted);
  const assign = createGrouping(
    groups,
    (language, term) => known.get(`${language} ${term}`) ?? 0,
    () => newId("questionGroup", now.getTime()),
  );
  const made: { id: string; language: string }[] = [];
  const rows = questions.map(({ message_id, conversation_id, started_at, spoken, terms: said }) => {
    const { groupId, fit, isNew } = assign({ language: spoken, terms: said });
    if (isNew) made.push({ id: groupId, language: spoken });
    return { message_id, conversation_id, started_at, group_id: groupId, fit, terms: said };
  });
  await queries.addGroups(tx, merchantId, made, now);
  await queries.addQuestions(tx, merchantId, rows);
}
