// One message as an element of the log.
import { act as request, state } from "./store.js";
import { ask, hue, make, tell, toast } from "./dom.js";
import { formatted, link } from "./text.js";

const WHY = {
  privacy: "not delivered to the bot: privacy mode",
  kind: "not delivered: the bot does not ask for this kind of update",
  absent: "not delivered: the bot is not here",
};
const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

export const timeOf = (message) => clock.format(new Date(message.date * 1000));
export const nameOf = (message) =>
  message.sender_chat?.title ?? message.from?.first_name ?? message.chat.title ?? "";

/** The words for a message that has none of its own: someone came, a topic was made. */
export function serviceWords(message) {
  if (message.forum_topic_created) return `Topic “${message.forum_topic_created.name}” was made`;
  if (message.new_chat_members) return `${message.new_chat_members.map((one) => one.first_name).join(", ")} joined`;
  if (message.text === undefined) return "The group has changed";
  return null;
}

/** The whole list element. `does` has what can be done: jump, menu, and what text.js asks for. */
export function messageElement(thing, does) {
  const { message } = thing;
  const service = serviceWords(message);
  if (service) return make("li", { className: "service", id: idOf(message) }, make("span", { dir: "auto" }, service));
  const bubble = make("div", { className: "bubble" });
  const name = nameOf(message);
  const grouped = message.chat.type !== "private";
  if (grouped && !thing.own) {
    bubble.append(make("div", { className: `name hue${hue(name)}`, dir: "auto" }, name));
  }
  if (message.via_bot) bubble.append(make("div", { className: "via" }, `via @${message.via_bot.username}`));
  if (message.reply_to_message) bubble.append(replied(message, does));
  const more = make("button", {
    className: "more",
    type: "button",
    textContent: "⋯",
    "aria-label": `Actions for the message of ${thing.own ? "yours" : name}, ${timeOf(message)}`,
    "aria-haspopup": "menu",
    onclick: () => does.menu(thing, more),
    onmousedown: (event) => event.preventDefault(), // keeps what is selected, to be quoted
  });
  bubble.append(
    make("div", { className: "words", dir: "auto" }, ...formatted(message.text, message.entities, does)),
    make("div", { className: "meta" }, `${message.edit_date ? "edited " : ""}${timeOf(message)}`),
  );
  bubble.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a")) return;
    event.preventDefault();
    does.menu(thing, more);
  });
  const label = `${thing.own ? "You" : name}, ${timeOf(message)}`;
  return make(
    "li",
    { className: thing.own ? "message own" : "message", id: idOf(message) },
    make(
      "article",
      { "aria-label": label },
      make("div", { className: "row" }, bubble, more),
      thing.withheld ? make("div", { className: "withheld" }, WHY[thing.withheld]) : null,
      message.reply_markup ? keyboard(message, does) : null,
    ),
  );
}

export const idOf = (message) => `m${message.chat.id}-${message.message_id}`;

function replied(message, does) {
  const to = message.reply_to_message;
  const words = message.quote?.text ?? to.text ?? serviceWords(to);
  const own = to.from?.id === state.bot.you;
  return make(
    "button",
    { className: "replied", type: "button", onclick: () => does.jump(to) },
    make("span", { className: "unseen" }, "In reply to "),
    make("strong", { dir: "auto" }, own ? "You" : nameOf(to)),
    make("span", { className: message.quote ? "marked" : "", dir: "auto" }, words),
  );
}

function keyboard(message, does) {
  const rows = message.reply_markup.inline_keyboard.map((row) =>
    make("div", { className: "buttons" }, ...row.map((button) => buttonElement(message, button, does))),
  );
  return make("div", { className: "keyboard", role: "group", "aria-label": "Buttons" }, ...rows);
}

function buttonElement(message, button, does) {
  const label = make("span", { dir: "auto" }, button.text);
  const marked = (mark) => make("span", { className: "mark", "aria-hidden": "true" }, mark);
  if (button.url) return link(button.url, [label, marked("↗")], does, { className: "button" });
  const made = make("button", { type: "button", className: "button" }, label);
  if (button.copy_text) {
    made.append(marked("⧉"));
    made.onclick = () => copy(button.copy_text.text);
  } else if (button.callback_data) made.onclick = () => press(message, button.callback_data, made, does);
  else if (button.switch_inline_query_current_chat !== undefined) {
    made.onclick = () => does.inline(button.switch_inline_query_current_chat);
  } else {
    const query = button.switch_inline_query ?? button.switch_inline_query_chosen_chat?.query ?? "";
    made.append(marked("»"));
    made.onclick = () =>
      ask(
        "Where to?",
        [...state.chats.values()].map((chat) => [chat.title, () => does.inline(query, chat)]),
      );
  }
  return made;
}

async function press(message, data, made, does) {
  if (made.getAttribute("aria-busy")) return;
  made.setAttribute("aria-busy", "true");
  tell("Waiting for the bot");
  try {
    const answer = await request("press", { chat: message.chat.id, message: message.message_id, data });
    if (answer.late) toast("The bot has not answered.");
    else if (answer.url) does.own(new URL(answer.url.includes("://") ? answer.url : `https://${answer.url}`));
    else if (answer.text) (answer.alert ? ask : toast)(answer.text);
  } catch (error) {
    toast(error.message);
  } finally {
    made.removeAttribute("aria-busy");
  }
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied");
  } catch {
    toast("The browser does not let this page copy.");
  }
}
