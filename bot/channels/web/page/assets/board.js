import { OVER } from "./calls.js";
import { byId, element, swap } from "./elements.js";
import { t } from "./phrases.js";

// The board or the workshop, asked for again every few seconds while somebody looks at it. Parts that stay the same are left alone.
const EVERY = 4000;
const PATIENCE = 20_000;
const PARTS = ["figures", "at", "cells"];
const { scope, now } = document.body.dataset;

// only what has changed, or a screen reader says it again
function say(...words) {
  const line = byId("line");
  if (line.textContent !== words.join("")) line.replaceChildren(...words);
}

/** Returns the status and, where it is a good one, the page; null where the line broke, be it in the middle of that. */
async function ask() {
  try {
    const answer = await fetch(`${now}?${new URLSearchParams({ scope })}`, { signal: AbortSignal.timeout(PATIENCE) });
    return { status: answer.status, page: answer.ok ? await answer.text() : null };
  } catch {
    return null;
  }
}

/** Shows what the server says now; returns whether it makes sense to go on. */
async function look() {
  const answer = await ask();
  const over = OVER[answer?.status];
  if (over) {
    byId("line").replaceChildren(t(over), " ", t(`${over}.next`), " ", element("a", { href: "/device" }, t("web.expired.link")));
    return false;
  }
  if (answer?.status === 404) location.reload(); // the person runs this audit no longer
  if (!answer?.page) {
    say(t("web.reconnecting"));
    return true;
  }
  const fresh = new DOMParser().parseFromString(answer.page, "text/html");
  const known = byId("cells");
  for (const part of PARTS) swap(byId(part), fresh.getElementById(part));
  say(known === byId("cells") ? "" : t("web.board.changed"));
  return true;
}

async function goOn() {
  if (document.hidden || (await look())) setTimeout(goOn, EVERY);
}

setTimeout(goOn, EVERY);
