import { OVER, Pause, backoff, post, uuid } from "./calls.js";

// What the person did, one after another: each stays here, under its own id, until the server says that it is stored.
const KEY = "queue";

export class Queue {
  constructor(store, on) {
    this.store = store;
    this.on = on; // changed(), resolve(item), settled(item, reply), refused(item), over(why), trouble(isTroubled)
    this.items = (store.read(KEY) ?? []).map(({ sent, shown, ...item }) => item);
    this.pause = new Pause();
    this.isRunning = false;
    this.isOver = false;
  }

  add(event) {
    this.items.push({ id: uuid(), ...event });
    this.save();
    this.run();
  }

  /** Takes back what has not been sent yet; returns whether there was such a thing. */
  cancel(isIt) {
    const place = this.items.findIndex((item) => item.sent === undefined && isIt(item));
    if (place < 0) return false;
    this.items.splice(place, 1);
    this.save();
    return true;
  }

  /** Goes on at once where it was waiting for the line to come back. */
  hurry() {
    this.pause.end();
    this.run();
  }

  /** Sends nothing more; what has not been sent is kept. */
  stop() {
    this.isOver = true;
  }

  async run() {
    if (this.isRunning || this.isOver) return;
    this.isRunning = true;
    let failures = 0;
    while (this.items.length && !this.isOver) {
      const wait = await this.sendFirst();
      if (wait === null) break;
      failures = wait === 0 ? 0 : failures + 1;
      this.on.trouble(failures > 0);
      if (failures) await this.pause.for(Math.max(wait, backoff(failures)));
    }
    this.isRunning = false;
  }

  // Returns how many milliseconds to wait before the next try, 0 where it was taken, null where it is over.
  async sendFirst() {
    const item = this.items[0];
    item.sent ??= performance.now();
    item.value ??= await this.on.resolve(item);
    if (item.value === null) return this.drop(), 0; // what it asks for stands already
    const { id, kind, value, on } = item;
    const response = await post("/chat/events", { id, kind, value, on: on ?? "" });
    const over = OVER[response?.status];
    if (over) return this.on.over(over), null;
    if (response === null || response.status >= 500 || response.status === 429) {
      return 1000 * Number(response?.headers.get("Retry-After") ?? 0) || 1;
    }
    const reply = response.ok ? await response.json().catch(() => null) : null;
    if (response.ok && reply === null) return 1; // cut off in the middle: asking again is harmless
    this.drop();
    if (reply) this.on.settled(item, reply);
    else this.on.refused(item);
    return 0;
  }

  drop() {
    this.items.shift();
    this.save();
  }

  save() {
    this.store.write(KEY, this.items);
    this.on.changed();
  }
}
