// The menu of a message.
import { act, state } from "./store.js";
import { ask, byId, copy, failed, make } from "./dom.js";
import { idOf, wordsOf } from "./messages.js";
import { chatHere, go } from "./here.js";

const box = byId("actions");

/** Open the menu of `thing` beside `anchor`, which gets the focus back. */
export function openMenu(thing, anchor, composer) {
  box.replaceChildren(
    ...items(thing, composer).map(([label, choose]) =>
      make("button", { type: "button", role: "menuitem", tabIndex: -1, textContent: label, onclick: () => (box.hidePopover(), choose()) }),
    ),
  );
  box.showPopover();
  const place = anchor.getBoundingClientRect();
  const size = box.getBoundingClientRect();
  box.style.left = `${Math.max(8, Math.min(place.left, innerWidth - size.width - 8))}px`;
  box.style.top = `${Math.max(8, Math.min(place.bottom + 4, innerHeight - size.height - 8))}px`;
  box.ontoggle = (event) => {
    if (event.newState === "closed" && (document.activeElement === document.body || box.contains(document.activeElement))) anchor.focus();
  };
  box.firstElementChild.focus();
}

function items(thing, composer) {
  const { message } = thing;
  const chat = chatHere();
  const replies = chat.writable && chat.type !== "channel";
  const part = marked(message);
  return [
    replies && ["Reply", () => composer.reply(message)],
    replies && part && ["Quote what is selected", () => composer.reply(message, part)],
    !message.has_protected_content && ["Forward", () => forward(message)],
    !message.has_protected_content && wordsOf(message) && ["Copy the text", () => copy(wordsOf(message))],
    thing.editable && ["Edit", () => composer.edit(message)],
    (thing.editable || chat.rules || chat.type === "private") && ["Delete", () => act("delete", at(message)).catch(failed)],
  ].filter(Boolean);
}

const at = (message) => ({ chat: message.chat.id, message: message.message_id });

// what is selected in the message, where that is a part of its text
function marked(message) {
  const selection = document.getSelection();
  const part = String(selection).trim();
  const inside = selection.anchorNode?.parentElement?.closest(".message")?.id === idOf(message);
  return part && inside && message.text?.includes(part) ? part : null;
}

function forward(message) {
  const chats = [...state.chats.values()].filter((chat) => chat.type !== "channel");
  ask(
    "Forward to",
    chats.map((chat) => [chat.title, () => act("forward", { ...at(message), to: chat.id }).then(() => go(chat), failed)]),
  );
}

box.addEventListener("keydown", (event) => {
  const buttons = [...box.children];
  const now = buttons.indexOf(document.activeElement);
  const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons.at(to % buttons.length).focus();
});
