import { Composer } from "./composer.js";
import { byId } from "./elements.js";
import { Feed } from "./feed.js";
import { Menu } from "./menu.js";
import { t } from "./phrases.js";
import { Queue } from "./queue.js";
import { Quiet } from "./quiet.js";
import { Status } from "./status.js";
import { Store } from "./store.js";
import { Transcript } from "./transcript.js";

const { scope, limit, preview, away } = document.body.dataset;
const store = new Store(scope, preview === undefined && away === undefined);
const status = new Status(byId("line"), byId("toast"), byId("expired"));
const transcript = new Transcript(byId("log"), byId("scroller"), byId("pending"), {
  press: (event) => act(event),
  cancel: (isIt) => queue.cancel(isIt),
  live: (card) => composer.want(card?.wants ?? ""),
  turned: (entry) => quiet?.passed(entry.element),
  // the page around the messages speaks like the newest of them; where nothing is kept in the tab, not before what is
  // being typed has been sent
  spoken: (language) => {
    if (language !== document.documentElement.lang && (store.lasts || composer.isEmpty)) location.reload();
  },
});
const composer = new Composer(byId("composer"), store, Number(limit), {
  send: (text) => act({ kind: "text", value: text }),
  refuse: (sentence) => status.say(sentence),
});
const queue = new Queue(store, {
  changed: showUnsent,
  resolve: (item) => transcript.resolve(item),
  settled: settle,
  refused: refuse,
  over: end,
  trouble: (isTroubled) => {
    status.trouble("queue", isTroubled);
    showUnsent();
    if (!isTroubled) feed.hurry();
  },
});
const feed = new Feed({
  message: (event) => transcript.apply(event),
  ready: begin,
  up: () => {
    status.trouble("feed", false);
    transcript.up();
    queue.hurry();
  },
  down: () => {
    status.trouble("feed", true);
    transcript.down();
  },
  over: end,
});
new Menu({
  command: (name) => {
    transcript.wantsFocus = performance.now();
    act({ kind: "command", value: name });
  },
  fail: (sentence) => status.say(sentence),
  over: end,
  unsent: () => queue.items.length > 0,
  leave: () => store.clear(),
});

function act(event) {
  transcript.acted = performance.now();
  if (away !== undefined) transcript.unsay();
  status.hush();
  queue.add(event);
}

function showUnsent() {
  status.unsent(queue.items.length > 0);
  transcript.showUnsent(queue.items, status.troubles.size > 0);
}

function settle(item, { toast, reply }) {
  status.say(toast);
  if (reply) transcript.say(reply);
  transcript.answered(item, Boolean(reply));
}

function refuse(item) {
  if (item.kind === "text") composer.restore(item.value);
  status.say(t(item.kind === "text" ? "web.refused.text" : "web.refused"));
  transcript.answered(item);
}

function begin() {
  const isFirst = !transcript.isLoaded;
  if (isFirst) showUnsent();
  transcript.loaded();
  // nobody has said anything yet: the person opens the conversation by coming in
  if (isFirst && transcript.isEmpty && queue.items.length === 0) queue.add({ kind: "command", value: "start" });
}

function end(why) {
  feed.stop();
  queue.stop();
  composer.stop();
  status.end(why);
  transcript.showUnsent(queue.items, true);
}

function hurry() {
  feed.hurry();
  queue.hurry();
}

window.addEventListener("online", hurry);
window.addEventListener("offline", () => feed.lost());
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
document.addEventListener("visibilitychange", () => document.hidden || hurry());

function start() {
  feed.open();
  queue.run();
}

const quiet = away === undefined ? null : new Quiet(away, () => store.clear());
if (quiet) quiet.whenWanted(start);
else start();
