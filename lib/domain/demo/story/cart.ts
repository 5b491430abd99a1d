import { type Article, chooseArticle, skuOf, titleOf } from "./article.ts";
import { formatsOf } from "./formats.ts";
import type { Random } from "./random.ts";

/** What the customer is about to buy; filled before and during the conversation. */
export class Cart {
  private readonly articles: Article[] = [];

  get isEmpty(): boolean {
    return this.articles.length === 0;
  }

  get total(): number {
    return this.articles.reduce((sum, { product }) => sum + product.price, 0);
  }

  /** Puts it in, unless it is there, and answers with the line that the transcript shows. */
  put(article: Article): string {
    if (!this.articles.some((other) => titleOf(other) === titleOf(article))) this.articles.push(article);
    const count = this.articles.length === 1 ? "1 item" : `${this.articles.length} items`;
    return `Put ${titleOf(article)} into the cart, now ${count} and ${formatsOf("en-GB").money(this.total)}`;
  }

  putOthers(random: Random, count: number): void {
    for (let left = count; left > 0; left--) this.put(chooseArticle(random, "product"));
  }

  get items() {
    return this.articles.map((article) => ({
      sku: skuOf(article),
      name: titleOf(article),
      quantity: 1,
      price: article.product.price / 100,
    }));
  }
}
