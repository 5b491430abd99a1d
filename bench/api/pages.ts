import { type Call, load, middle } from "./measure.ts";
import { verdict } from "./print.ts";

const pages = 1000;
const most = 1.5;
const lists = {
  "by start": "limit=50",
  "by satisfaction": "limit=50&sort=-satisfaction_score",
  resolved: "limit=50&status=resolved",
};

/** Whether a page deep in a list costs what the first does: walks there by its cursors, then asks for either. */
export async function measurePages(url: string, key: string): Promise<void> {
  const headers = { authorization: `Bearer ${key}` };
  for (const [name, query] of Object.entries(lists)) {
    const first = `/v1/conversations?${query}`;
    let path = first;
    for (let page = 1; page < pages; page++) {
      const answer = await fetch(url + path, { headers });
      const { next_cursor } = (await answer.json()) as { next_cursor: string };
      path = `${first}&cursor=${next_cursor}`;
    }
    const [near, far] = await Promise.all(
      [[first], [path]].map(async (paths) => paths.map((path): Call => ({ method: "GET", path }))),
    );
    const rounds = { near: [], far: [] } as Record<"near" | "far", Awaited<ReturnType<typeof load>>[]>;
    for (let round = 0; round < 3; round++) {
      const how = { connections: 4, seconds: 3, headers };
      rounds.near.push(await load(url, near ?? [], how));
      rounds.far.push(await load(url, far ?? [], how));
    }
    const [one, deep] = [middle(rounds.near), middle(rounds.far)];
    const ratio = one.rate / deep.rate;
    const text = `page 1 ${one.p50.toFixed(1)} ms, page ${pages} ${deep.p50.toFixed(1)} ms, ratio ${ratio.toFixed(2)}`;
    console.log(`list ${name.padEnd(25)}${text}   ${verdict(`at most ${most} times page 1`, ratio <= most)}`);
  }
}
