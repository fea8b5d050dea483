// The buttons under a message, and what they do.
import { act, state } from "./store.js";
import { ask, copy, failed, make, tell, toast } from "./dom.js";
import { link } from "./text.js";

export function keyboard(message, does) {
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
    const answer = await act("press", { chat: message.chat.id, message: message.message_id, data });
    if (answer.late) toast("The bot has not answered.");
    else if (answer.url) does.own(new URL(answer.url.includes("://") ? answer.url : `https://${answer.url}`));
    else if (answer.text) (answer.alert ? ask : toast)(answer.text);
  } catch (error) {
    failed(error);
  } finally {
    made.removeAttribute("aria-busy");
  }
}
