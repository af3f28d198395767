import { fileOf } from "./calls.js";
import { copyAttributes, element, swap } from "./elements.js";
import { t } from "./phrases.js";

// How a message looks. `view` is what the person has done to a card and the server has not answered yet:
// {ticks: Map of a choice's index -> "on" | "off", pressed: the token that was pressed, or null}.
const TICKS = ["on", "off"];
const SHORT = 4; // characters of a label that fits into a grid, such as a question's number with its mark
const RTL = new Set(document.body.dataset.rtl.split(" "));
const ARE_RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
// Where somebody may look over the shoulder, a record says that something is kept and not what: it is no word of the
// person's own.
const TELLS_NOTHING = document.body.dataset.away !== undefined;
const AT_REST = { ticks: new Map(), pressed: null };

/** Returns the element of a message. */
export function draw(id, message, view = AT_REST) {
  const make = { card: drawCard, note: drawNote, record: drawRecord, picture: drawPicture, document: drawDocument }[message.kind];
  return spoken(make(id, message, view), message.language ?? "en");
}

// What is not translated runs from left to right also in a message that does not. A sentence that only begins with a
// name in other letters does not turn: "auto" would let it.
function running(words) {
  return { dir: ARE_RTL.test(words) ? null : "ltr" };
}

// A message keeps its language when the page around it is in another one by now.
function spoken(made, language) {
  if (language === document.documentElement.lang) return made;
  made.lang = language;
  made.dir = RTL.has(language) ? "rtl" : "ltr";
  return made;
}

/** Brings an element up to date, touching only what differs, so that focus and reading place stay. */
export function redraw(old, id, message, view = AT_REST) {
  const fresh = draw(id, message, view);
  if (old.dataset.kind !== "card" || message.kind !== "card") return swap(old, fresh);
  copyAttributes(old, fresh);
  patch(old, fresh);
  return old;
}

function patch(old, fresh) {
  const before = [...old.children];
  const after = [...fresh.children];
  const isSameShape = before.length === after.length && before.every((part, i) => part.tagName === after[i].tagName);
  if (!isSameShape || before.some((part, i) => isLeaf(part) !== isLeaf(after[i]))) {
    old.replaceChildren(...after);
    return;
  }
  before.forEach((part, i) => {
    if (part.isEqualNode(after[i])) return;
    copyAttributes(part, after[i]);
    if (!isLeaf(part)) patch(part, after[i]);
    else if (part.innerHTML !== after[i].innerHTML) part.replaceChildren(...after[i].childNodes);
  });
}

// A leaf holds words; anything else only holds other parts.
function isLeaf(part) {
  return part.dataset.leaf !== undefined;
}

function drawCard(id, card, view) {
  return element(
    "article",
    { class: "message card", "data-kind": "card", "data-id": id, "aria-labelledby": `title-${id}` },
    card.confirms ? element("p", { class: "confirms", ...running(card.confirms), "data-leaf": "" }, card.confirms) : null,
    element("h2", { id: `title-${id}`, tabindex: "-1", ...running(card.title), "data-leaf": "" }, card.title),
    drawLines(card.lines),
    card.choices.length ? drawChoices(id, card.choices, view) : null,
    card.rows.length ? drawRows(card.rows, view) : null,
  );
}

function drawLines(lines) {
  const drawn = lines.map((line) => {
    const tag = line.tone === "quote" ? "blockquote" : "p";
    const way = line.tone === "quote" ? { dir: "auto" } : running(line.text);
    return element(tag, { class: `line ${line.tone}`, ...way, "data-leaf": "" }, line.text);
  });
  return element("div", { class: "lines" }, ...drawn);
}

function drawChoices(id, choices, view) {
  const attributes = { class: "choices", role: "group", "aria-labelledby": `title-${id}` };
  return element("div", attributes, ...choices.map((choice, index) => drawChoice(choice, index, view)));
}

function drawChoice(choice, index, view) {
  const isTick = TICKS.includes(choice.tick);
  const tick = isTick ? (view.ticks.get(index) ?? choice.tick) : choice.tick;
  const attributes = {
    type: "button",
    class: "choice",
    "data-press": choice.press,
    "data-index": index,
    "data-leaf": "",
    role: isTick ? "checkbox" : null,
    "aria-checked": isTick ? String(tick === "on") : null,
    "aria-current": tick === "current" ? "true" : null,
    ...pressing(choice.press, view),
  };
  const box = isTick || tick === "current" ? element("span", { class: "box", "aria-hidden": "true" }) : null;
  const mark = choice.mark ? element("span", { class: "mark" }, choice.mark) : null;
  return element("button", attributes, box, mark, element("span", { class: "label", ...running(choice.label) }, choice.label));
}

function drawRows(rows, view) {
  const drawn = rows.map((row) => {
    const buttons = row.map((button) => {
      const attributes = {
        type: "button",
        class: button.main ? "action main" : "action",
        "data-press": button.press,
        "data-leaf": "",
        ...running(button.label),
        ...pressing(button.press, view),
      };
      return element("button", attributes, button.label);
    });
    const areShort = row.length > 1 && row.every(({ label }) => label.length <= SHORT);
    const kind = areShort ? "actions numbers" : "actions";
    return element("div", { class: row[0].apart ? `${kind} apart` : kind }, ...buttons);
  });
  return element("div", { class: "rows" }, ...drawn);
}

function pressing(token, view) {
  if (view.pressed === null) return {};
  return { "aria-disabled": "true", "data-pressed": view.pressed === token ? "" : null };
}

function drawNote(id, note) {
  const drawn = drawLines(note.lines);
  if (/^https?:\/\//i.test(note.link)) {
    const attributes = { href: note.link, target: "_blank", rel: "noopener noreferrer" };
    drawn.append(element("p", {}, element("a", attributes, note.link)));
  } else if (note.link) {
    drawn.append(element("p", {}, note.link));
  }
  return element("div", { class: "message note", "data-kind": "note", "data-id": id }, drawn);
}

function drawPicture(id, picture) {
  const image = element("img", { src: fileOf(id), alt: picture.alt, loading: "lazy" });
  const caption = picture.lines.length ? element("figcaption", {}, drawLines(picture.lines)) : null;
  return element("figure", { class: "message picture", "data-kind": "picture", "data-id": id }, image, caption);
}

function drawDocument(id, { name, lines }) {
  const size = element("span", { class: "size" });
  const link = element("a", { class: "file", href: fileOf(id), download: name }, t("web.download", { name }), size);
  const attributes = { class: "message note document", "data-kind": "document", "data-id": id, "data-name": name };
  return element("div", attributes, link, lines.length ? drawLines(lines) : null);
}

function drawRecord(id, record) {
  const attributes = { "data-kind": "record", "data-id": id };
  if (!record.is_answer || TELLS_NOTHING) {
    return element("p", { class: "message passed", ...attributes }, record.text);
  }
  const speaker = element("span", { class: "unseen" }, t("web.you"), " ");
  return element("p", { class: "message record", ...running(record.text), ...attributes }, speaker, record.text);
}

/** Returns the bubble of a text that is on its way. */
export function drawSending(text, state) {
  const speaker = element("span", { class: "unseen" }, t("web.you"), " ");
  return element("p", { class: "message record sending", dir: "auto" }, speaker, text, element("span", { class: "state" }, state));
}
