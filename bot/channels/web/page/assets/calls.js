const PATIENCE = 20_000;
const { scope } = document.body.dataset;

/** The answers after which this page can do nothing more, with the phrase that says why. */
export const OVER = { 401: "web.expired", 409: "web.foreign" };

/** Posts JSON to our own host, naming whom this page was made for; returns the response, or null where none came. */
export async function post(path, body) {
  try {
    return await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Scope": scope },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    return null;
  }
}

/** Returns the address of the feed, after the event `last` where that is not null. */
export function feedAfter(last) {
  return `/chat/feed?${new URLSearchParams(last === null ? { scope } : { scope, after: last })}`;
}

/** Returns the address of the picture or document that belongs to a message. */
export function fileOf(id) {
  return `/chat/files/${id}?${new URLSearchParams({ scope })}`;
}

/** Asks for a file's headers alone; returns the response, or null where none came. */
export async function head(address) {
  try {
    return await fetch(address, { method: "HEAD" });
  } catch {
    return null;
  }
}

/** Returns 128 random bits as a UUID; crypto.randomUUID is missing on plain http. */
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** A wait that can be cut short. */
export class Pause {
  for(milliseconds) {
    return new Promise((resolve) => {
      this.wake = resolve;
      setTimeout(resolve, milliseconds);
    });
  }

  end() {
    this.wake?.();
  }
}

/** How long to wait after this many failures in a row, in milliseconds. */
export function backoff(failures) {
  return Math.min(15_000, 500 * 2 ** Math.min(failures, 6)) * (0.75 + Math.random() / 2);
}
