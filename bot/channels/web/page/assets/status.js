import { element } from "./elements.js";
import { t } from "./phrases.js";

// What is said about the line, and short words in answer to a press.
const PATIENCE = 1000; // a line that is back within this time is not worth a word
const SHORTEST = 4000;

export class Status {
  constructor(line, toast, expired) {
    Object.assign(this, { line, toast, expired });
    this.isDown = false;
    this.troubles = new Set();
    this.hasUnsent = false;
  }

  /** Notes whether one part ('feed', 'queue') has trouble with the line. */
  trouble(part, isTroubled) {
    if (!this.expired.hidden) return; // the last word has been said
    if (isTroubled) this.troubles.add(part);
    else this.troubles.delete(part);
    clearTimeout(this.timer);
    if (this.troubles.size === 0) this.up();
    else this.timer = setTimeout(() => this.down(), this.isDown || !navigator.onLine ? 0 : PATIENCE);
  }

  unsent(hasUnsent) {
    this.hasUnsent = hasUnsent;
    if (this.isDown) this.down();
  }

  down() {
    this.isDown = true;
    this.write(t(this.hasUnsent ? "web.reconnecting.kept" : "web.reconnecting"));
  }

  up() {
    if (this.isDown) this.say(t("web.back"));
    this.isDown = false;
    this.write("");
  }

  // only what has changed, or a screen reader says it again
  write(sentence) {
    if (this.line.textContent !== sentence) this.line.textContent = sentence;
  }

  /** Says something for a moment: longer, the more there is to read. */
  say(sentence) {
    if (!sentence) return;
    clearTimeout(this.fading);
    this.toast.textContent = sentence;
    this.fading = setTimeout(() => (this.toast.textContent = ""), Math.max(SHORTEST, 80 * sentence.length));
  }

  /** Takes the last word back: the person has gone on. */
  hush() {
    this.toast.textContent = "";
  }

  /** Says why (a phrase's key) nothing more can be done here, and what to do; it stays. */
  end(why) {
    clearTimeout(this.timer);
    this.write("");
    const link = element("a", { href: "/device" }, t("web.expired.link"));
    this.expired.replaceChildren(t(why), " ", t(`${why}.next`), " ", link);
    this.expired.hidden = false;
  }
}
