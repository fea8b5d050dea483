// One message as an element of the log.
import { state } from "./store.js";
import { hue, make } from "./dom.js";
import { formatted } from "./text.js";
import { keyboard } from "./keyboard.js";

const WHY = {
  privacy: "not delivered to the bot: privacy mode",
  kind: "not delivered: the bot does not ask for this kind of update",
  absent: "not delivered: the bot is not here",
};
const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

export const idOf = (message) => `m${message.chat.id}-${message.message_id}`;
export const timeOf = (message) => clock.format(new Date(message.date * 1000));
export const nameOf = (message) =>
  message.sender_chat?.title ?? message.from?.first_name ?? message.chat.title ?? "";

/** What a message says in one line: its text, its file, or what has happened. */
export const wordsOf = (message) => message.text ?? message.caption ?? message.document?.file_name ?? happened(message) ?? "Photo";

// someone came, a topic was made: a message that nobody wrote
function happened(message) {
  if (message.forum_topic_created) return `Topic “${message.forum_topic_created.name}” was made`;
  if (message.new_chat_members) return `${message.new_chat_members.map((one) => one.first_name).join(", ")} joined`;
  return message.text || message.document || message.photo ? null : "The group has changed";
}

export const sizeOf = (bytes) =>
  bytes < 1024 ? `${bytes} B` : bytes < 1024 ** 2 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;

/** The whole element. `does` has what can be done: jump, menu, comments, and what text.js and keyboard.js ask for. */
export function messageElement(thing, does) {
  const { message } = thing;
  const event = happened(message);
  if (event) return make("div", { className: "service", id: idOf(message) }, make("span", { dir: "auto" }, event));
  const name = nameOf(message);
  const more = make("button", {
    className: "more",
    type: "button",
    textContent: "⋯",
    "aria-label": `Actions for the message of ${thing.own ? "yours" : name}, ${timeOf(message)}`,
    "aria-haspopup": "menu",
    onclick: () => does.menu(thing, more),
    onmousedown: (event) => event.preventDefault(), // keeps what is selected, to be quoted
  });
  const bubble = make("div", { className: "bubble" }, ...head(thing, does), ...body(message, does), foot(message));
  bubble.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a")) return;
    event.preventDefault();
    does.menu(thing, more);
  });
  return make(
    "div",
    { className: thing.own ? "message own" : "message", id: idOf(message) },
    make(
      "article",
      { "aria-label": `${thing.own ? "You" : name}, ${timeOf(message)}` },
      make("div", { className: "row" }, bubble, more),
      thing.withheld ? make("div", { className: "withheld" }, WHY[thing.withheld]) : null,
      thing.comments ? comments(thing, does) : null,
      message.reply_markup ? keyboard(message, does) : null,
    ),
  );
}

function head(thing, does) {
  const { message } = thing;
  const name = nameOf(message);
  const made = [];
  if (message.chat.type !== "private" && !(thing.own && !message.sender_chat)) {
    made.push(make("div", { className: `name hue${hue(name)}`, dir: "auto" }, name));
  }
  const origin = message.forward_origin;
  if (origin && !message.is_automatic_forward) {
    const from = origin.chat?.title ?? origin.sender_chat?.title ?? origin.sender_user?.first_name;
    made.push(make("div", { className: "via" }, "Forwarded from ", make("bdi", {}, from)));
  }
  if (message.via_bot) made.push(make("div", { className: "via" }, `via @${message.via_bot.username}`));
  if (message.reply_to_message) made.push(replied(message, does));
  return made;
}

function body(message, does) {
  const made = [];
  if (message.document) made.push(file(message.document));
  if (message.photo) made.push(make("div", { className: "file" }, make("strong", {}, "Photo")));
  const words = message.text ?? message.caption;
  const entities = message.entities ?? message.caption_entities;
  if (words) made.push(make("div", { className: "words", dir: "auto" }, ...formatted(words, entities, does)));
  return made;
}

function file({ file_name: name, file_size: size }) {
  return make(
    "div",
    { className: "file" },
    make("span", { className: "sheet", "aria-hidden": "true" }, name.includes(".") ? name.split(".").at(-1).slice(0, 4) : "file"),
    make("span", {}, make("strong", { dir: "auto" }, name), make("small", {}, sizeOf(size))),
  );
}

function foot(message) {
  return make("div", { className: "meta" }, `${message.edit_date ? "edited " : ""}${timeOf(message)}`);
}

function replied(message, does) {
  const to = message.reply_to_message;
  const own = to.from?.id === state.bot.you;
  return make(
    "button",
    { className: "replied", type: "button", onclick: () => does.jump(to) },
    make("span", { className: "unseen" }, "In reply to "),
    make("strong", { dir: "auto" }, own ? "You" : nameOf(to)),
    make("span", { className: message.quote ? "marked" : "", dir: "auto" }, message.quote?.text ?? wordsOf(to)),
  );
}

function comments(thing, does) {
  const { count } = thing.comments;
  const label = count ? `${count} ${count === 1 ? "comment" : "comments"}` : "Leave a comment";
  return make("button", { className: "comments", type: "button", textContent: label, onclick: () => does.comment(thing) });
}
