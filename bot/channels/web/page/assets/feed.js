import { OVER, Pause, backoff, feedAfter, post } from "./calls.js";

// What the server shows: events after the last one that arrived, however often the line breaks.
const SILENCE = 40_000; // the server says something at least every 15 seconds
const MANY = 500;

export class Feed {
  constructor(on) {
    this.on = on; // message(event), ready(), up(), down(), over(why)
    this.last = null;
    this.failures = 0;
    this.isOver = false;
    this.heard = performance.now();
    this.unconfirmed = new Set();
    this.pause = new Pause();
    setInterval(() => this.check(SILENCE), SILENCE / 4);
  }

  open() {
    if (this.isOver) return;
    this.source?.close();
    this.source = new EventSource(feedAfter(this.last));
    this.source.onmessage = (event) => this.receive(event);
    this.source.addEventListener("ready", (event) => this.ready(event));
    this.source.addEventListener("pulse", () => this.hear());
    this.source.addEventListener("expired", () => this.on.over(OVER[401]));
    this.source.onerror = () => this.retry();
  }

  /** Opens the line anew where nothing has been heard for this many milliseconds. */
  check(silence) {
    if (performance.now() - this.heard > silence) this.lost();
  }

  /** The line is known to be gone. */
  lost() {
    if (this.source) this.retry();
  }

  /** Goes on at once where it was waiting to try again. */
  hurry() {
    this.pause.end();
    this.check(SILENCE / 2);
  }

  hear() {
    this.heard = performance.now();
  }

  receive(event) {
    this.hear();
    this.last = event.lastEventId;
    const message = JSON.parse(event.data);
    for (const id of [message.id, ...message.covers]) this.unconfirmed.add(id);
    this.on.message(message);
    this.confirmSoon();
  }

  ready(event) {
    this.hear();
    this.last = event.lastEventId;
    this.failures = 0;
    this.on.ready();
    this.on.up();
    this.confirmSoon();
  }

  async retry() {
    this.source.close();
    this.source = null;
    this.failures += 1;
    this.on.down();
    const answer = await post("/chat/delivered", { ids: [] });
    const over = OVER[answer?.status];
    if (over) return this.on.over(over);
    await this.pause.for(answer?.ok && this.failures === 1 ? 0 : backoff(this.failures));
    this.hear();
    this.open();
  }

  /** Asks for nothing more. */
  stop() {
    this.isOver = true;
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  confirmSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.confirm(), 250);
  }

  async confirm() {
    const ids = [...this.unconfirmed].slice(0, MANY);
    if (!ids.length) return;
    const answer = await post("/chat/delivered", { ids });
    const over = OVER[answer?.status];
    if (over) return this.on.over(over);
    if (!answer?.ok) return; // the next message, or the next connection, asks again
    for (const id of ids) this.unconfirmed.delete(id);
    if (this.unconfirmed.size) this.confirmSoon();
  }
}
