// The head of the open chat: its name, whether the bot is typing, its topics; and how the bot stands to this page.
import { messagesOf, state } from "./store.js";
import { byId, make, tell } from "./dom.js";
import { avatar } from "./chats.js";
import { drawAccess } from "./access.js";
import { here } from "./here.js";

const TYPING = 5500; // milliseconds that one "typing…" lasts
const LINE = {
  starting: "the bot is starting…",
  connected: "the bot is connected",
  silent: "the bot does not answer",
  ended: "the preview has ended",
};
const TROUBLE = {
  silent: "The bot does not ask for messages. What you write waits for it; the terminal of make preview says what is wrong.",
  ended: "The preview has ended. Start it again with make preview; this page then goes on by itself.",
};
let typingEnds;

/** `enter(topic)` is called when one of the topics is chosen. */
export function drawHead(chat, enter) {
  const line = state.online ? state.bot.line : "ended";
  byId("state").textContent = LINE[line];
  byId("state").className = line;
  const trouble = TROUBLE[line] ?? state.bot.notice ?? "";
  byId("trouble").hidden = !trouble;
  if (byId("trouble").textContent !== trouble) byId("trouble").textContent = trouble;
  document.body.dataset.open = chat ? "chat" : "list";
  document.title = chat ? `${chat.title} · preview` : "Dateline preview";
  if (!chat) return;
  byId("title").textContent = chat.title;
  avatar(chat, byId("avatar"));
  drawSubtitle(chat);
  drawAccess(chat);
  byId("topics").hidden = !chat.topics;
  if (chat.topics) drawTopics(chat, enter);
}

function drawSubtitle(chat) {
  const typing = state.typing.get(chat.id);
  const left = typing && (typing.topic ?? 0) === here.topic ? typing.at * 1000 + TYPING - Date.now() : 0;
  const shown = left > 0 && !answeredSince(chat, typing.at);
  if (shown && !byId("subtitle").classList.contains("typing")) tell(`${state.bot.name} is typing`);
  byId("subtitle").classList.toggle("typing", shown);
  byId("subtitle").textContent = shown ? `${chat.type === "private" ? "" : `${state.bot.name} is `}typing…` : about(chat);
  clearTimeout(typingEnds);
  if (shown) typingEnds = setTimeout(() => drawSubtitle(chat), left);
}

function answeredSince(chat, at) {
  const last = messagesOf(chat, here.topic).findLast((one) => one.message.from?.is_bot);
  return last !== undefined && last.message.date >= Math.floor(at);
}

function about(chat) {
  if (chat.type === "private") return "bot";
  return `${chat.members} ${chat.type === "channel" ? "subscribers" : "members"}`;
}

function drawTopics(chat, enter) {
  const focused = document.activeElement?.dataset?.topic;
  byId("topics").replaceChildren(
    ...[{ id: 0, name: "General" }, ...chat.topics].map(({ id, name }) => {
      const button = make("button", { type: "button", textContent: name, "aria-pressed": String(id === here.topic), onclick: () => enter(id) });
      button.dataset.topic = id;
      return button;
    }),
  );
  if (focused !== undefined) byId("topics").querySelector(`[data-topic="${focused}"]`)?.focus();
}
