// What this tab keeps until it has been sent. It belongs to one conversation: another one that is opened in the same
// tab neither sees nor loses it. A preview keeps it in memory alone (`lasts` is false): a reload loses it.
export class Store {
  constructor(scope, lasts) {
    this.scope = scope;
    this.lasts = lasts;
    this.kept = new Map();
  }

  read(key) {
    if (this.kept.has(key)) return this.kept.get(key);
    try {
      return JSON.parse(sessionStorage.getItem(this.name(key)));
    } catch {
      return null; // storage is switched off, or holds something foreign
    }
  }

  write(key, value) {
    this.kept.set(key, value);
    if (!this.lasts) return;
    try {
      sessionStorage.setItem(this.name(key), JSON.stringify(value));
    } catch {
      // full or switched off: kept in memory, so only a reload would lose it
    }
  }

  name(key) {
    return `${this.scope}:${key}`;
  }

  /** Forgets everything that this tab keeps, whoever's it is, and keeps no more: nothing stays on a device that is left,
   * also where an answer still comes in before the page has gone. */
  clear() {
    this.lasts = false;
    this.kept.clear();
    try {
      sessionStorage.clear();
      localStorage.clear();
    } catch {
      // switched off: there is nothing to clear
    }
  }
}
