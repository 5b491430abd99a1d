import { openStream, streamTypes } from "./contract.ts";
import { matches } from "./rules.ts";

export type LiveState = "connecting" | "live" | "reconnecting" | "off";

/** What the stream sends: the body that webhooks carry, too. */
export type LiveEvent = { id: string; event: string; timestamp: string; data: Record<string, unknown> };

/** What to listen to: types or families (`conversation.*`), narrowed by the stream's own filters. */
export type Topic = { events: readonly string[]; filters: Readonly<Record<string, string>> };

export type Subscriber = {
  events: readonly string[];
  onState: (state: LiveState) => void;
  onEvent: (event: LiveEvent) => void;
  /** Events may have passed unseen, because the stream has only begun or was away for too long: fetch again. */
  onMissed: () => void;
};

const HIDDEN_MS = 60_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/** EventSource hands out named events only by name, so families are spelled out. */
const namesOf = (events: readonly string[]) =>
  streamTypes.filter((type) => events.some((pattern) => matches(pattern, type)));

const addressOfTopic = ({ events, filters }: Topic) =>
  `${openStream.path}?${new URLSearchParams({ events: events.join(","), ...filters })}`;

/** One EventSource for many subscribers. A tab hidden for a minute lets go: browsers allow six connections a host. */
export class Connection {
  readonly topic: Topic;
  private readonly subscribers = new Set<Subscriber>();
  private source: EventSource | undefined;
  private state: LiveState = "connecting";
  private retryMs = FIRST_RETRY_MS;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private hiddenTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(topic: Topic) {
    this.topic = topic;
    document.addEventListener("visibilitychange", this.onVisibility);
    window.addEventListener("offline", this.onOffline);
    window.addEventListener("online", this.onOnline);
    this.open();
    this.onVisibility();
  }

  get size() {
    return this.subscribers.size;
  }

  add(subscriber: Subscriber): void {
    this.subscribers.add(subscriber);
    subscriber.onState(this.state);
    if (this.state === "live") subscriber.onMissed();
  }

  remove(subscriber: Subscriber): void {
    this.subscribers.delete(subscriber);
  }

  close(): void {
    document.removeEventListener("visibilitychange", this.onVisibility);
    window.removeEventListener("offline", this.onOffline);
    window.removeEventListener("online", this.onOnline);
    clearTimeout(this.hiddenTimer);
    this.drop();
  }

  private open(): void {
    const source = new EventSource(addressOfTopic(this.topic));
    this.source = source;
    // Reconnecting by itself, the browser resumes after the last event it saw; a new source begins at the present.
    let begun = false;
    source.onopen = () => {
      this.retryMs = FIRST_RETRY_MS;
      this.become("live");
      if (!begun) this.missed();
      begun = true;
    };
    source.onerror = () => {
      this.become("reconnecting");
      if (source.readyState === source.CLOSED) this.retryLater();
    };
    source.addEventListener("gap", () => this.missed());
    for (const name of namesOf(this.topic.events)) source.addEventListener(name, this.onMessage);
  }

  private drop(): void {
    clearTimeout(this.retryTimer);
    this.source?.close();
    this.source = undefined;
  }

  /** The browser gives up when it is answered anything but a stream, as while the server restarts. */
  private retryLater(): void {
    this.drop();
    this.retryTimer = setTimeout(() => this.open(), this.retryMs * (0.5 + Math.random() / 2));
    this.retryMs = Math.min(LONGEST_RETRY_MS, this.retryMs * 2);
  }

  private readonly onVisibility = () => {
    clearTimeout(this.hiddenTimer);
    if (document.visibilityState === "hidden") {
      this.hiddenTimer = setTimeout(() => {
        this.drop();
        this.become("connecting");
      }, HIDDEN_MS);
    } else if (this.source === undefined) {
      clearTimeout(this.retryTimer);
      this.open();
    }
  };

  /** A connection that the network took away may look open for minutes: nobody tells the browser that it is not. */
  private readonly onOffline = () => {
    if (this.source === undefined) return;
    this.drop();
    this.become("reconnecting");
  };

  private readonly onOnline = () => {
    if (this.source !== undefined || document.visibilityState === "hidden") return;
    clearTimeout(this.retryTimer);
    this.open();
  };

  private readonly onMessage = (message: MessageEvent<string>) => {
    const event = JSON.parse(message.data) as LiveEvent;
    for (const subscriber of this.subscribers) {
      if (subscriber.events.some((pattern) => matches(pattern, event.event))) subscriber.onEvent(event);
    }
  };

  private missed(): void {
    for (const subscriber of this.subscribers) subscriber.onMissed();
  }

  private become(state: LiveState): void {
    if (state === this.state) return;
    this.state = state;
    for (const subscriber of this.subscribers) subscriber.onState(state);
  }
}
