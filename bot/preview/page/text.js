// A text and its entities as elements. Offsets are UTF-16 code units, which are what strings count in here.
import { make } from "./dom.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre" };
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
let quotes = 0;

/** The nodes of a text. `act` has what links do: command(text), mention(name), start(parameter). */
export function formatted(text, entities, act) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nodes(text, 0, text.length, sorted, act);
}

function nodes(text, start, end, entities, act) {
  const made = [];
  let at = start;
  for (let index = 0; index < entities.length; index++) {
    const entity = entities[index];
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    if (from >= to) continue;
    const inside = entities.slice(index + 1);
    if (from > at) made.push(between(text.slice(at, from), made.at(-1), entity));
    made.push(element(entity, text.slice(from, to), nodes(text, from, to, inside, act), act));
    at = to;
  }
  if (at < end) made.push(between(text.slice(at, end), made.at(-1), null));
  return made.filter((node) => node !== "");
}

// a block ends its line by itself, so the line breaks beside it are not shown twice
function between(words, before, after) {
  let shown = words;
  if (before instanceof Element && before.matches("blockquote, .quote, pre")) shown = shown.replace(/^\n/, "");
  if (after && BLOCKS.has(after.type)) shown = shown.replace(/\n$/, "");
  return shown;
}

function element(entity, words, children, act) {
  const { type } = entity;
  if (type in TAGS) return make(TAGS[type], { dir: type === "pre" ? "auto" : null }, ...children);
  if (type === "blockquote") return make("blockquote", { dir: "auto" }, ...children);
  if (type === "expandable_blockquote") return expandable(children);
  if (type === "text_link") return link(entity.url, children, act);
  if (type === "url") return link(/^\w+:/.test(words) ? words : `http://${words}`, children, act);
  if (type === "email") return make("a", { href: `mailto:${words}` }, ...children);
  if (type === "bot_command") return button(children, () => act.command(words), "ltr");
  if (type === "mention") return button(children, () => act.mention(words.slice(1)), "ltr");
  if (type === "spoiler") return spoiler(children);
  if (type === "date_time") {
    return make("time", { dateTime: new Date(entity.unix_time * 1000).toISOString() }, ...children);
  }
  return make("span", { className: type }, ...children);
}

// a button is a line of its own to the browser: "/ask" would run as its neighbours do, with the slash behind
function button(children, onclick, dir = null) {
  return make("button", { className: "word", type: "button", dir, onclick }, ...children);
}

function spoiler(children) {
  const made = button(children, () => made.classList.add("seen"));
  made.classList.add("spoiler");
  made.setAttribute("aria-label", "Hidden words: show them");
  made.addEventListener("click", () => made.removeAttribute("aria-label"));
  return made;
}

/** A link out, or one of t.me that opens something here. Anything but the web is shown as words. */
export function link(url, children, act, given = {}) {
  let parsed;
  try {
    parsed = new URL(url);
  } catch {
    return make("span", given, ...children);
  }
  if (!["http:", "https:"].includes(parsed.protocol)) return make("span", given, ...children);
  const made = make("a", { href: url, target: "_blank", rel: "noopener noreferrer", title: url, ...given }, ...children);
  if (parsed.hostname === "t.me") {
    made.addEventListener("click", (event) => {
      if (act.own(parsed)) event.preventDefault();
    });
  }
  return made;
}

// folded to three lines, with a button where there are more
function expandable(children) {
  const id = `quote-${++quotes}`;
  const words = make("blockquote", { id }, ...children);
  const fold = make("button", { className: "fold", type: "button", "aria-expanded": "false", "aria-controls": id });
  const whole = make("div", { className: "quote", dir: "auto" }, words, fold); // so that the fold is on the right side
  const set = (open) => {
    whole.classList.toggle("open", open);
    fold.setAttribute("aria-expanded", String(open));
    fold.setAttribute("aria-label", open ? "Fold the quote" : "Show the whole quote");
  };
  set(false);
  const toggle = () => set(!whole.classList.contains("open"));
  fold.addEventListener("click", toggle);
  words.addEventListener("click", (event) => {
    if (!fold.hidden && !event.target.closest("a, button") && document.getSelection().isCollapsed) toggle();
  });
  new ResizeObserver(() => {
    if (!whole.classList.contains("open")) fold.hidden = words.scrollHeight <= words.clientHeight + 1;
  }).observe(words);
  return whole;
}
