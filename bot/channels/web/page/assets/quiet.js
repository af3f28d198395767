import { byId } from "./elements.js";

// A page that others may see: it can be left in one press, nothing is shown on coming back before it is asked for, and
// of the conversation no more than what is going on now.
const LEFT = "left";
const WITH_A_CARD = ["note", "picture", "document"];

const isCard = ({ dataset }) => dataset.kind === "card";

export class Quiet {
  constructor(away, forget) {
    Object.assign(this, { away, forget, showsAll: false, hasBegun: false, over: new WeakSet() });
    this.log = byId("log");
    byId("exit").addEventListener("click", () => this.leave());
    byId("earlier").addEventListener("click", () => {
      this.showsAll = true;
      this.tidy();
      byId("scroller").focus({ preventScroll: true }); // the button is gone
    });
    byId("uncover").addEventListener("click", () => this.uncover());
    // what is left in one tab is covered in the others
    window.addEventListener("storage", ({ key, newValue }) => key === LEFT && newValue && this.cover(true));
    // a page that the browser keeps for going back keeps nothing of the conversation
    window.addEventListener("pagehide", () => this.log.replaceChildren());
    const news = new MutationObserver(() => this.tidy());
    news.observe(this.log, { childList: true, subtree: true, attributeFilter: ["data-kind", "hidden"] });
  }

  /** Begins at once, or, where somebody comes back to what was left, in whichever tab, when it is asked for. */
  whenWanted(begin) {
    this.begin = begin;
    if (this.wasLeft()) this.cover(true);
    else this.start();
  }

  start() {
    if (!this.hasBegun) this.begin();
    this.hasBegun = true;
  }

  uncover() {
    this.mark(false);
    this.cover(false);
    byId("scroller").focus({ preventScroll: true });
    this.start();
  }

  leave() {
    this.cover(true);
    this.log.replaceChildren();
    this.forget();
    this.mark(true);
    // in the place of this page: going back leads to none that shows anything
    location.replace(this.away);
  }

  cover(isCovered) {
    for (const part of document.body.children) part.hidden = isCovered !== (part.id === "cover");
    byId("expired").hidden = true;
  }

  wasLeft() {
    const [arrival] = performance.getEntriesByType("navigation");
    return this.marked() || arrival?.type === "back_forward";
  }

  mark(isLeft) {
    try {
      if (isLeft) localStorage.setItem(LEFT, LEFT);
      else localStorage.removeItem(LEFT);
    } catch {
      // switched off: going back is noticed by itself
    }
  }

  marked() {
    try {
      return localStorage.getItem(LEFT) !== null;
    } catch {
      return false;
    }
  }

  /** A card has turned into another one: what came with it before is over. */
  passed(card) {
    for (let note = card.previousElementSibling; note; note = note.previousElementSibling) this.over.add(note);
    this.tidy();
  }

  /** Hides what is over: all before the last card and what came with it. */
  tidy() {
    const messages = [...this.log.children];
    let first = messages.findLastIndex(isCard);
    while (first > 0 && this.comesWith(messages[first - 1])) first -= 1;
    const hasFocus = messages.findIndex((message) => message.contains(document.activeElement));
    messages.forEach((message, place) => {
      const isOver = !this.showsAll && place < first;
      if (message.hidden !== isOver) message.hidden = isOver;
    });
    // what was pressed is hidden before the transcript hears that it has become a record
    if (messages[hasFocus]?.hidden) messages.findLast(isCard)?.querySelector("h2").focus({ preventScroll: true });
    byId("earlier").hidden = this.showsAll || first < 1;
  }

  comesWith(message) {
    return WITH_A_CARD.includes(message.dataset.kind) && !this.over.has(message);
  }
}
