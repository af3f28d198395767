import { byId } from "./elements.js";
import { t } from "./phrases.js";

// The text box: it grows with its text, keeps a draft, and refuses what is too long without losing it.
const KEY = "draft";
const CLOSE_TO_LIMIT = 400;

export class Composer {
  constructor(form, store, limit, on) {
    Object.assign(this, { form, store, limit, on }); // on: send(text), refuse(sentence)
    this.box = form.elements.text;
    this.counter = byId("counter");
    this.box.value = store.read(KEY) ?? "";
    this.box.addEventListener("input", () => this.changed());
    this.box.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.changed();
  }

  get isEmpty() {
    return this.box.value === "";
  }

  /** Names what is wanted; an empty prompt is the general one. */
  want(prompt) {
    const label = byId("wants");
    label.textContent = prompt || t("web.write");
    label.classList.toggle("unseen", !prompt);
  }

  /** Puts a text back that could not be sent, before whatever has been typed since. */
  restore(text) {
    this.box.value = this.box.value ? `${text}\n${this.box.value}` : text;
    this.changed();
    this.box.focus();
  }

  key(event) {
    const isDesk = matchMedia("(hover: hover) and (pointer: fine)").matches;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !isDesk) return;
    event.preventDefault();
    this.send();
  }

  send() {
    if (this.form.elements.send.disabled) return;
    const text = this.box.value.trim();
    if (!text) return this.box.focus();
    if (length(text) > this.limit) {
      this.box.setAttribute("aria-invalid", "true");
      return this.on.refuse(t("web.too_long", { limit: this.limit }));
    }
    this.box.value = "";
    this.changed();
    this.on.send(text);
  }

  /** Sends nothing more; what is being written stays in the box. */
  stop() {
    this.form.elements.send.disabled = true;
  }

  changed() {
    this.store.write(KEY, this.box.value);
    this.box.style.height = "auto";
    this.box.style.height = `${this.box.scrollHeight + 2}px`;
    this.count(this.limit - length(this.box.value.trim()));
  }

  count(left) {
    const key = left < 0 ? "web.over" : "web.left";
    this.counter.textContent = left > CLOSE_TO_LIMIT ? "" : t(key, { count: Math.abs(left) });
    this.counter.classList.toggle("over", left < 0);
    if (left >= 0) this.box.removeAttribute("aria-invalid");
  }
}

// in characters as the server counts them, not in UTF-16 units
function length(text) {
  return [...text].length;
}
