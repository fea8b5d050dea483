// The list of chats, and who sits before the page.
import { act, state } from "./store.js";
import { byId, failed, hue, make } from "./dom.js";
import { nameOf, timeOf, wordsOf } from "./messages.js";
import { here } from "./here.js";

const KIND = {
  private: () => "bot",
  supergroup: (chat) => (chat.topics ? "topics" : "group"),
  channel: () => "channel",
};
const read = new Map(); // the newest message seen, by chat

/** All of the chat's messages up to this one have been seen. */
export function seen(chat, message) {
  read.set(chat.id, message);
}

export function avatar(chat, element) {
  element.className = `avatar back${hue(chat.title)}`;
  element.textContent = chat.type === "private" ? "❞" : chat.title[0];
  return element;
}

export function drawChats() {
  const focused = document.activeElement?.closest?.("#chats a")?.getAttribute("href");
  byId("chats").replaceChildren(...[...state.chats.values()].map(entry));
  if (focused) byId("chats").querySelector(`a[href="${focused}"]`)?.focus();
  drawYou();
}

function entry(chat) {
  const all = [...state.messages.get(chat.id).values()].filter((one) => !one.deleted);
  const last = all.at(-1);
  const unread = all.filter((one) => !one.own && one.message.message_id > (read.get(chat.id) ?? 0)).length;
  return make(
    "li",
    {},
    make(
      "a",
      { href: `#${chat.id}`, "aria-current": chat.id === here.id ? "page" : null },
      avatar(chat, make("span", { "aria-hidden": "true" })),
      make(
        "span",
        { className: "about-chat" },
        make(
          "span",
          { className: "first" },
          make("strong", { dir: "auto" }, chat.title),
          make("small", {}, KIND[chat.type](chat)),
          make("time", {}, last ? timeOf(last.message) : ""),
        ),
        make(
          "span",
          { className: "second" },
          make("span", { dir: "auto" }, last ? `${author(chat, last)}${wordsOf(last.message)}` : "No messages yet"),
          unread ? make("b", { className: "unread" }, String(unread), make("span", { className: "unseen" }, " unread")) : null,
        ),
      ),
    ),
  );
}

function author(chat, { message, own }) {
  if (chat.type === "private" || message.text === undefined) return "";
  return own ? "You: " : `${nameOf(message)}: `;
}

function drawYou() {
  const { people, you, languages, language } = state.bot;
  choose(byId("you"), you, people, ({ id, name, runs }) => [id, `${name}, ${runs ? "who runs the bot" : "a reader"}`]);
  choose(byId("language"), language, languages, ({ code, name }) => [code, name]);
}

function choose(select, chosen, among, option) {
  if (select.length !== among.length) {
    select.replaceChildren(...among.map(option).map(([value, words]) => make("option", { value }, words)));
  }
  select.value = chosen;
}

byId("you").addEventListener("change", (event) => act("set", { you: Number(event.target.value) }).catch(failed));
byId("language").addEventListener("change", (event) => act("set", { language: event.target.value }).catch(failed));
