import { OVER, post } from "./calls.js";
import { byId } from "./elements.js";
import { t } from "./phrases.js";

// The menu, and its two dialogs: a code for another device, and leaving this one.
export class Menu {
  constructor(on) {
    this.on = on; // command(name), fail(sentence), over(why), unsent(), leave()
    this.button = byId("menu-button");
    this.list = byId("menu");
    this.button.addEventListener("click", () => this.show(this.list.hidden));
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("button")));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    document.addEventListener("pointerdown", (event) => this.leftBy(event.target));
    document.addEventListener("focusin", (event) => this.leftBy(event.target));
    byId("stay").addEventListener("click", () => byId("leave-dialog").close());
    byId("leave-form").addEventListener("submit", () => on.leave());
  }

  show(isOpen) {
    this.list.hidden = !isOpen;
    this.button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) this.list.querySelector("button").focus();
  }

  close() {
    if (this.list.hidden) return;
    this.show(false);
    this.button.focus();
  }

  leftBy(target) {
    if (!this.list.hidden && !this.button.contains(target) && !this.list.contains(target)) this.show(false);
  }

  choose(button) {
    if (!button) return;
    this.close();
    if (button.dataset.command) this.on.command(button.dataset.command);
    else if (button.id === "leave") this.askToLeave();
    else this.showCode();
  }

  askToLeave() {
    byId("leave-unsent").textContent = this.on.unsent() ? t("web.leave.unsent") : "";
    byId("leave-dialog").showModal();
  }

  async showCode() {
    const answer = await post("/chat/code", {});
    const over = OVER[answer?.status];
    if (over) return this.on.over(over);
    const given = answer?.ok ? await answer.json().catch(() => null) : null;
    if (!given) return this.on.fail(t("web.code.failed"));
    byId("code").textContent = given.code;
    byId("code-address").textContent = given.address;
    byId("code-dialog").showModal();
  }
}
