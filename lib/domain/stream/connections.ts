import { Connection, type Subscriber, type Topic } from "./connection.ts";
import { matches } from "./rules.ts";

const LINGER_MS = 2_000;
const open = new Set<Connection>();

const sameFilters = (a: Topic["filters"], b: Topic["filters"]) =>
  Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((name) => a[name] === b[name]);

/** An open connection that brings at least what this topic asks for. */
function connectionFor(topic: Topic): Connection | undefined {
  return [...open].find(
    (connection) =>
      sameFilters(connection.topic.filters, topic.filters) &&
      topic.events.every((wanted) => connection.topic.events.some((pattern) => matches(pattern, wanted))),
  );
}

function begin(topic: Topic): Connection {
  const connection = new Connection(topic);
  open.add(connection);
  return connection;
}

/** Listens until the returned function is called; subscribers of one page share connections where they can. */
export function subscribe(topic: Topic, subscriber: Subscriber): () => void {
  const connection = connectionFor(topic) ?? begin(topic);
  connection.add(subscriber);
  return () => {
    connection.remove(subscriber);
    // A page that follows within moments takes the connection over.
    setTimeout(() => {
      if (connection.size > 0) return;
      open.delete(connection);
      connection.close();
    }, LINGER_MS);
  };
}
