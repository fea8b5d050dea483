// The open chat's messages in the log: what is new is added, what has changed is replaced where it stands.
import { messagesOf, state } from "./store.js";
import { byId, make } from "./dom.js";
import { idOf, messageElement } from "./messages.js";
import { seen } from "./chats.js";
import { here } from "./here.js";

const NEAR = 80; // pixels from the end within which the log follows what comes
const log = byId("log");
const down = byId("down");
const list = byId("messages");
const drawn = new Map(); // what stands in the log, by id of the element
let missed = 0; // messages that came while one was reading further up
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const day = new Intl.DateTimeFormat(undefined, { dateStyle: "long" });

/** Begin anew, for another chat or topic. */
export function emptyLog() {
  log.setAttribute("aria-live", "off"); // what was there before is not news
  list.replaceChildren();
  drawn.clear();
}

export function toTheEnd() {
  log.scrollTop = log.scrollHeight;
  drawDown();
  setTimeout(() => log.setAttribute("aria-live", "polite"));
}

/** `does` is what messages can do; `asked(thing)` is called for a new one that wants a reply. */
export function drawLog(chat, does, asked) {
  const followed = atEnd();
  const things = messagesOf(chat, here.topic);
  forget(things);
  if (!things.length) list.replaceChildren(welcome(chat));
  else list.querySelector(".welcome")?.remove();
  let grew = 0;
  for (const thing of things) {
    const id = idOf(thing.message);
    const text = JSON.stringify(thing);
    if (drawn.get(id) === text) continue;
    const element = messageElement(thing, does);
    const old = byId(id);
    if (old) replace(old, element);
    else {
      list.append(...dayBefore(thing.message), element);
      grew += 1;
      if (thing.force_reply && drawn.size) asked(thing);
    }
    drawn.set(id, text);
  }
  const last = [...state.messages.get(chat.id).keys()].at(-1);
  if (last && document.visibilityState === "visible") seen(chat, last);
  if (followed || (grew && things.at(-1).own)) log.scrollTop = log.scrollHeight;
  else missed += grew;
  drawDown();
}

const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;

// the way back to the newest message, with how many one has missed
function drawDown() {
  const end = atEnd();
  if (end) missed = 0;
  if (end && document.activeElement === down) log.focus();
  down.hidden = end;
  byId("missed").textContent = missed || "";
  down.setAttribute("aria-label", missed ? `To the newest message, ${missed} new` : "To the newest message");
}

log.addEventListener("scroll", drawDown);
new ResizeObserver(drawDown).observe(log);
down.addEventListener("click", () => log.scrollTo({ top: log.scrollHeight, behavior: calm.matches ? "auto" : "smooth" }));

function forget(things) {
  const wanted = new Set(things.map((thing) => idOf(thing.message)));
  for (const id of [...drawn.keys()].filter((one) => !wanted.has(one))) {
    byId(id)?.remove();
    drawn.delete(id);
  }
}

// an edit keeps the focus where it was: on the button that says the same but for its numbers, else on the one that
// is as far from the end
function replace(old, element) {
  const focusable = (where) => [...where.querySelectorAll("a, button")];
  const meaning = (one) => one.textContent.replace(/\d+/g, "");
  const at = focusable(old).indexOf(document.activeElement);
  const fromEnd = at < 0 ? 0 : focusable(old).length - at;
  const meant = at < 0 ? "" : meaning(document.activeElement);
  old.replaceWith(element);
  if (at < 0) return;
  const same = focusable(element).find((one) => meaning(one) === meant);
  (same ?? focusable(element).at(-fromEnd))?.focus({ preventScroll: true });
}

function dayBefore(message) {
  const text = day.format(new Date(message.date * 1000));
  if (list.querySelector(`[data-day="${text}"]`)) return [];
  const element = make("div", { className: "service" }, make("span", {}, text === day.format(new Date()) ? "Today" : text));
  element.dataset.day = text;
  return [element];
}

function welcome(chat) {
  const { bot } = state;
  const words = {
    private: bot.description ?? bot.about ?? `This is ${bot.name}. Press Start, as everyone does who meets a bot.`,
    channel: chat.writable ? "Post something, as the channel's readers would see it." : "No posts yet.",
  };
  return make(
    "div",
    { className: "welcome" },
    make("strong", { dir: "auto" }, chat.type === "private" ? "What can this bot do?" : chat.title),
    make("p", { dir: "auto" }, words[chat.type] ?? "No messages yet."),
  );
}
