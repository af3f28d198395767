// What this tab keeps until it has been sent: it belongs to one person's conversation and goes with them.
const SCOPE = "scope";

export class Store {
  constructor(scope) {
    this.kept = new Map();
    if (this.read(SCOPE) !== scope) {
      this.clear();
      this.write(SCOPE, scope);
    }
  }

  read(key) {
    if (this.kept.has(key)) return this.kept.get(key);
    try {
      return JSON.parse(sessionStorage.getItem(key));
    } catch {
      return null; // storage is switched off, or holds something foreign
    }
  }

  write(key, value) {
    this.kept.set(key, value);
    try {
      sessionStorage.setItem(key, JSON.stringify(value));
    } catch {
      // full or switched off: kept in memory, so only a reload would lose it
    }
  }

  clear() {
    this.kept.clear();
    try {
      sessionStorage.clear();
    } catch {
      // switched off: there is nothing to clear
    }
  }
}
