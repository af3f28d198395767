import { Pause } from "./calls.js";
import { byId } from "./elements.js";
import { watchFiles } from "./files.js";
import { draw, drawSending, redraw } from "./messages.js";
import { t } from "./phrases.js";

// The messages in order, what the person has pressed on them, and where the eye and the focus go.
const GRACE = 2500; // how long an answered press is shown before what the server says stands again
const NOTES = ["note", "picture", "document"]; // what stands by itself
const SAID = "said-"; // what the id of a message begins with that belongs to no row of the feed
const NEAR = 160; // pixels from the end that still count as reading along

export class Transcript {
  constructor(log, scroller, pending, on) {
    Object.assign(this, { log, scroller, pending, on }); // on: press(event), cancel(isIt), live(card or null), spoken(language), turned(entry)
    this.messages = new Map();
    this.isLoaded = false;
    this.isUp = false;
    Object.assign(this, { unsent: [], isOffline: false });
    this.wantsFocus = -Infinity;
    this.acted = -Infinity;
    this.top = 0;
    this.stays = true; // reading along, until somebody scrolls back up
    log.addEventListener("click", (event) => this.click(event));
    scroller.addEventListener("scroll", () => this.scrolled());
    watchFiles(log, () => this.grown());
    byId("newest").addEventListener("click", () => this.goToEnd());
  }

  /** Takes one event of the feed. */
  apply({ id, action, target, message, covers }) {
    const known = this.messages.get(action === "send" ? id : target);
    if (!known && action !== "send") return;
    const follows = this.isFollowing();
    if (!known) this.append(id, message);
    const isSame = known && this.update(known, message);
    if (message.kind === "card" && (known ? !isSame : covers.length)) this.on.turned(known ?? this.messages.get(id));
    if (this.isLoaded && message.kind === "card") this.on.spoken(message.language ?? "en");
    if (this.isLoaded && message.kind !== "note") this.showsText();
    this.on.live(this.live());
    if (follows && this.isLoaded && !isSame) this.follow(known);
    this.showNewest();
  }

  /** The history is there: show its end, and from now on say what comes. */
  loaded() {
    if (this.isLoaded) return;
    this.isLoaded = true;
    this.log.removeAttribute("aria-busy");
    this.goToNews("instant");
  }

  /** Adds a message that belongs to no row of the feed. */
  say(message) {
    this.append(`${SAID}${this.messages.size}`, { ...message, language: document.documentElement.lang });
    this.follow();
  }

  /** Takes away what was said so: a help line on the page shows that somebody asked for help. */
  unsay() {
    for (const [id, entry] of this.messages) {
      if (!id.startsWith(SAID)) continue;
      entry.element.remove();
      this.messages.delete(id);
    }
  }

  append(id, message) {
    const view = { ticks: new Map(), pressed: null };
    const now = performance.now();
    const entry = { id, message, view, asked: now, updated: now, news: new Pause(), element: draw(id, message, view) };
    if (this.isLoaded) entry.element.classList.add("arriving");
    this.messages.set(id, entry);
    this.log.append(entry.element);
    if (message.kind === "card" && performance.now() - this.wantsFocus < GRACE) this.focus(entry);
  }

  update(entry, message) {
    const hadFocus = entry.element.contains(document.activeElement);
    const isSame = isSameQuestion(entry.message, message);
    entry.message = message;
    entry.updated = performance.now();
    if (!isSame) entry.asked = entry.updated;
    this.forgetAnswered(entry);
    this.render(entry);
    entry.news.end();
    if (hadFocus && !(isSame && entry.element.contains(document.activeElement))) this.moveFocus(entry);
    return isSame;
  }

  render(entry) {
    entry.element = redraw(entry.element, entry.id, entry.message, entry.view);
  }

  /** The newest card that can still be answered, or null. */
  live() {
    const cards = [...this.messages.values()].filter(({ message }) => message.kind === "card");
    return cards.at(-1)?.message ?? null;
  }

  get isEmpty() {
    return this.messages.size === 0;
  }

  click(event) {
    const button = event.target.closest("button[data-press]");
    const before = this.clicked;
    this.clicked = performance.now();
    if (!button || button.getAttribute("aria-disabled")) return;
    const entry = this.messages.get(button.closest("[data-id]").dataset.id);
    // the second half of a double click was not meant for a question that came under the finger in between
    if (event.detail > 1 && entry.asked > before) return;
    this.press(entry, button);
  }

  press(entry, button) {
    if (button.getAttribute("role") === "checkbox") this.tick(entry, Number(button.dataset.index));
    else this.on.press({ kind: "press", value: button.dataset.press, on: entry.id });
  }

  // A tick's token says what it sets. Where an earlier press on the same box is on its way, the token for setting
  // it back is not known yet: it is looked up when its turn comes (see resolve).
  tick(entry, index) {
    const { tick, press, label } = entry.message.choices[index];
    const shown = entry.view.ticks.get(index) ?? tick;
    if (this.on.cancel((item) => item.on === entry.id && item.index === index && item.label === label)) {
      entry.view.ticks.delete(index);
      return this.render(entry);
    }
    const want = shown === "on" ? "off" : "on";
    this.on.press({ kind: "press", value: want === tick ? null : press, on: entry.id, index, label, want });
  }

  /** Returns the token that sets a box as the item wants it, or null where it stands so already. */
  async resolve(item) {
    const entry = this.messages.get(item.on);
    const end = performance.now() + GRACE;
    while (entry) {
      const choice = entry.message.choices?.[item.index];
      if (choice?.label !== item.label) return null;
      if (choice.tick !== item.want) return choice.press;
      if (this.isUp && performance.now() >= end) return null;
      await entry.news.for(GRACE);
    }
    return null;
  }

  /** Shows what is still on its way: ticks as they were set, pressed buttons, texts. */
  showUnsent(items, isOffline) {
    for (const item of items) {
      const entry = this.messages.get(item.on);
      if (entry?.message.kind !== "card") continue;
      if (item.want) entry.view.ticks.set(item.index, item.want);
      else entry.view.pressed = item.value;
      this.render(entry);
    }
    const texts = items.filter(({ kind, shown }) => kind === "text" && (isOffline || !shown));
    const state = t(isOffline ? "web.waiting" : "web.sending");
    this.pending.replaceChildren(...texts.map((item) => drawSending(item.value, state)));
    if (texts.length && performance.now() - this.acted < GRACE) requestAnimationFrame(() => this.goToEnd());
    Object.assign(this, { unsent: items, isOffline });
  }

  // What a text led to can be here before the page hears that it was taken: it stands there once. If this came of
  // something else, and the text is not taken, it is shown again with the next try.
  showsText() {
    const [item] = this.unsent;
    if (item?.kind !== "text" || item.sent === undefined) return;
    item.shown = true;
    this.showUnsent(this.unsent, this.isOffline);
  }

  /** The server has stored a press: from now on what it shows counts, at the latest after GRACE; at once where words
      that belong to no row answer it. */
  answered(item, hasReply = false) {
    this.acted = performance.now();
    const entry = this.messages.get(item.on);
    if (!entry) return;
    const isOld = () => entry.updated < item.sent;
    const settle = () => {
      this.forgetAnswered(entry);
      this.render(entry);
    };
    if (isOld() && !hasReply) setTimeout(() => isOld() && this.isUp && settle(), GRACE);
    else settle();
  }

  /** The line is there and everything has arrived: what it says counts. */
  up() {
    this.isUp = true;
    for (const entry of this.messages.values()) {
      if (entry.message.kind !== "card") continue;
      this.forgetAnswered(entry);
      this.render(entry);
    }
  }

  down() {
    this.isUp = false;
  }

  forgetAnswered(entry) {
    const open = this.unsent.filter((item) => item.on === entry.id);
    entry.view.ticks = new Map(open.filter((item) => item.want).map((item) => [item.index, item.want]));
    entry.view.pressed = open.find((item) => !item.want && item.sent === undefined)?.value ?? null;
  }

  moveFocus(left) {
    const next = left.message.kind === "card" ? left : [...this.messages.values()].at(-1);
    if (next.message.kind === "card") this.focus(next);
    else this.wantsFocus = performance.now();
  }

  focus(entry) {
    this.wantsFocus = -Infinity;
    entry.element.querySelector("h2").focus({ preventScroll: true });
  }

  isFollowing() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    return scrollHeight - clientHeight - scrollTop < NEAR || performance.now() - this.acted < GRACE;
  }

  scrolled() {
    const { scrollTop } = this.scroller;
    this.stays = this.isFollowing() || (this.stays && scrollTop >= this.top);
    this.top = scrollTop;
    this.showNewest();
  }

  /** A picture has taken its place: whoever was reading along still is, but who has just scrolled up. */
  grown() {
    this.scrolled(); // the picture can come before the page tells that somebody scrolled
    if (this.isLoaded && this.stays) this.goToNews("instant");
    this.showNewest();
  }

  follow(entry) {
    requestAnimationFrame(() => {
      if (entry?.message.kind === "card" && !this.alert()) goTo(entry.element, "nearest");
      else this.goToNews();
    });
  }

  // whoever must call for help now reads that before anything else that came with it
  goToNews(behavior) {
    this.stays = true;
    const alert = this.alert();
    if (alert) goTo(alert, "start", behavior);
    else this.goToEnd(behavior);
  }

  /** The alert among the notes at the end, or just before the card there; null where there is none. */
  alert() {
    const last = this.log.lastElementChild;
    let place = last?.dataset.kind === "card" ? last.previousElementSibling : last;
    while (NOTES.includes(place?.dataset.kind) && !place.querySelector(".alert")) place = place.previousElementSibling;
    return NOTES.includes(place?.dataset.kind) && !place.hidden ? place : null;
  }

  goToEnd(behavior) {
    const last = this.pending.lastElementChild ?? this.log.lastElementChild;
    if (last) goTo(last, "end", behavior);
  }

  showNewest() {
    byId("newest").hidden = !this.isLoaded || this.isFollowing();
  }
}

// Where a message is taller than the screen, its top is what should be seen.
function goTo(message, block, behavior) {
  const isTall = message.offsetHeight > message.closest("main").clientHeight;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  message.scrollIntoView({ block: isTall ? "start" : block, behavior: behavior ?? (isCalm ? "instant" : "smooth") });
}

function isSameQuestion(before, after) {
  const words = ({ title, choices }) => JSON.stringify([title, choices.map(({ label }) => label)]);
  return before.kind === "card" && after.kind === "card" && words(before) === words(after);
}
