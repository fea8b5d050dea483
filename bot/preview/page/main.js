// The page: which chat is open, its list of messages, and what can be done with them.
import { act, follow, messagesOf, onChange, state } from "./store.js";
import { ask, byId, hue, make, toast } from "./dom.js";
import { copy, idOf, messageElement, nameOf, serviceWords, timeOf } from "./messages.js";
import { Composer } from "./composer.js";

const TYPING = 5500; // milliseconds that one "typing…" lasts
const log = byId("messages");
const scroll = byId("scroll");
const wide = matchMedia("(min-width: 720px)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const read = new Map(); // the newest message seen, by chat
const drawn = new Map(); // what stands in the log, by id of the element
const day = new Intl.DateTimeFormat(undefined, { dateStyle: "long" });

let open = null; // the id of the chat
let topic = 0;
let typingEnds;

const composer = new Composer(() => ({ chat: state.chats.get(open), topic }));

const does = {
  jump(to) {
    const found = byId(idOf(to));
    if (!found) return toast("That message is gone.");
    found.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    found.classList.remove("flash");
    void found.offsetWidth; // so that the flash begins again
    found.classList.add("flash");
    found.tabIndex = -1;
    found.focus({ preventScroll: true });
  },
  menu,
  command(text) {
    const chat = state.chats.get(open);
    const addressed = chat.type === "private" || text.includes("@") ? text : `${text}@${state.bot.username}`;
    say(chat, addressed);
  },
  mention(name) {
    if (name.toLowerCase() === state.bot.username.toLowerCase()) go(privateChat());
    else toast(`@${name} is not in this preview.`);
  },
  /** Open a link of t.me that leads to the bot; whether it does. */
  own(url) {
    if (url.pathname.slice(1).toLowerCase() !== state.bot.username.toLowerCase()) return false;
    go(privateChat());
    const parameter = url.searchParams.get("start");
    if (parameter !== null) act("start", { parameter }).catch((error) => toast(error.message));
    return true;
  },
  inline(query, chat = null) {
    if (chat) go(chat);
    setTimeout(() => composer.write(`@${state.bot.username} ${query}`)); // after the chat has opened
  },
};

const privateChat = () => [...state.chats.values()].find((chat) => chat.type === "private");

function go(chat) {
  location.hash = `#${chat.id}`;
}

function say(chat, text) {
  act("say", { chat: chat.id, topic: topic || null, text }).catch((error) => toast(error.message));
}

// ---- the list of chats

function drawChats() {
  const focused = document.activeElement?.closest?.("#chats a")?.getAttribute("href");
  byId("chats").replaceChildren(
    ...[...state.chats.values()].map((chat) => {
      const all = [...state.messages.get(chat.id).values()].filter((one) => !one.deleted);
      const last = all.at(-1);
      const unread = all.filter((one) => !one.own && one.message.message_id > (read.get(chat.id) ?? 0)).length;
      const words = last ? (serviceWords(last.message) ?? last.message.text) : "No messages yet";
      const who = last && chat.type !== "private" && !serviceWords(last.message) ? (last.own ? "You: " : `${nameOf(last.message)}: `) : "";
      return make(
        "li",
        {},
        make(
          "a",
          { href: `#${chat.id}`, "aria-current": chat.id === open ? "page" : null },
          avatar(chat, make("span", { className: "avatar", "aria-hidden": "true" })),
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
              make("span", { dir: "auto" }, who + words),
              unread ? make("b", { className: "unread" }, String(unread), make("span", { className: "unseen" }, " unread")) : null,
            ),
          ),
        ),
      );
    }),
  );
  if (focused) byId("chats").querySelector(`a[href="${focused}"]`)?.focus();
}

const KIND = {
  private: () => "bot",
  group: () => "group",
  supergroup: (chat) => (chat.topics ? "topics" : "group"),
  channel: () => "channel",
};

function avatar(chat, element) {
  element.className = `avatar back${hue(chat.title)}`;
  element.textContent = chat.type === "private" ? "❞" : chat.title[0];
  return element;
}

// ---- the open chat

function drawHead() {
  const { bot } = state;
  byId("state").textContent = !state.online ? "the preview has ended" : bot.connected ? "the bot is connected" : "the bot is starting…";
  byId("state").className = !state.online ? "ended" : bot.connected ? "on" : "";
  byId("language").value = bot.language;
  const chat = state.chats.get(open);
  document.body.dataset.open = chat ? "chat" : "list";
  if (!chat) return;
  document.title = `${chat.title} · preview`;
  byId("title").textContent = chat.title;
  avatar(chat, byId("avatar"));
  const typing = state.typing.get(open);
  const shown = typing && (typing.topic ?? 0) === topic && Date.now() - typing.at * 1000 < TYPING && !answeredSince(chat, typing.at);
  byId("subtitle").classList.toggle("typing", Boolean(shown));
  byId("subtitle").textContent = shown ? `${chat.type === "private" ? "" : `${bot.name} is `}typing…` : SUBTITLE[chat.type](chat);
  if (shown) {
    clearTimeout(typingEnds);
    typingEnds = setTimeout(drawHead, TYPING);
  }
  const group = chat.type === "supergroup" || chat.type === "group";
  byId("privacy").setAttribute("aria-checked", String(bot.privacy));
  byId("hint").hidden = !group;
  byId("hint-text").textContent = bot.privacy
    ? `The bot gets commands such as /ask@${bot.username}, and replies to its messages. Nothing else.`
    : "The bot gets every message of its groups.";
  byId("topics").hidden = !chat.topics;
  if (chat.topics) drawTopics(chat);
  const started = chat.type !== "private" || messagesOf(chat, 0).length > 0;
  const pressed = started && document.activeElement === byId("start");
  byId("start").hidden = started;
  byId("composer").hidden = !started;
  if (pressed) byId("text").focus();
  byId("menu").hidden = chat.commands.length === 0;
}

function answeredSince(chat, at) {
  const last = messagesOf(chat, topic).findLast((one) => one.message.from?.is_bot);
  return last !== undefined && last.message.date >= Math.floor(at);
}

const SUBTITLE = {
  private: () => "bot",
  group: (chat) => `${chat.members} members`,
  supergroup: (chat) => `${chat.members} members`,
  channel: () => "channel, where you post and the bot is an administrator",
};

function drawTopics(chat) {
  const focused = document.activeElement?.dataset?.topic;
  const all = [{ id: 0, name: "General" }, ...chat.topics];
  byId("topics").replaceChildren(
    ...all.map(({ id, name }) => {
      const button = make("button", { type: "button", textContent: name, "aria-pressed": String(id === topic), onclick: () => show(open, id) });
      button.dataset.topic = id;
      return button;
    }),
  );
  if (focused !== undefined) byId("topics").querySelector(`[data-topic="${focused}"]`)?.focus();
}

function show(id, inTopic = 0) {
  open = id;
  topic = inTopic;
  composer.clear();
  log.setAttribute("aria-live", "off"); // what was there before is not news
  log.replaceChildren();
  drawn.clear();
  draw();
  scroll.scrollTop = scroll.scrollHeight;
  setTimeout(() => log.setAttribute("aria-live", "polite"));
  if (wide.matches && open) byId("text").focus();
}

function drawMessages() {
  const chat = state.chats.get(open);
  if (!chat) return;
  const atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  const things = messagesOf(chat, topic);
  const wanted = new Set(things.map((thing) => idOf(thing.message)));
  for (const id of [...drawn.keys()]) {
    if (!wanted.has(id)) {
      byId(id)?.remove();
      drawn.delete(id);
    }
  }
  if (!things.length) log.replaceChildren(welcome(chat));
  else log.querySelector(".welcome")?.remove();
  let before = null;
  let grew = false;
  for (const thing of things) {
    const id = idOf(thing.message);
    const text = JSON.stringify(thing);
    const today = day.format(new Date(thing.message.date * 1000));
    if (drawn.get(id) !== text) {
      const old = byId(id);
      const element = messageElement(thing, does);
      if (old) replace(old, element);
      else {
        if (today !== before && !log.querySelector(`[data-day="${today}"]`)) log.append(dayElement(today));
        log.append(element);
        grew = true;
        if (thing.force_reply && drawn.size) composer.reply(thing.message, null, thing.placeholder);
      }
      drawn.set(id, text);
    }
    before = today;
  }
  const last = [...state.messages.get(open).keys()].at(-1);
  if (last && document.visibilityState === "visible") read.set(open, last);
  if (atEnd || (grew && things.at(-1).own)) scroll.scrollTop = scroll.scrollHeight;
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

function dayElement(text) {
  const element = make("li", { className: "service" }, make("span", {}, text === day.format(new Date()) ? "Today" : text));
  element.dataset.day = text;
  return element;
}

function welcome(chat) {
  const { bot } = state;
  const words = {
    private: bot.description ?? bot.about ?? `This is ${bot.name}. Press Start, as everyone does who meets a bot.`,
    channel: "Post something, as the channel's readers would see it.",
  };
  return make(
    "li",
    { className: "welcome" },
    make("strong", { dir: "auto" }, chat.type === "private" ? "What can this bot do?" : chat.title),
    make("p", { dir: "auto" }, words[chat.type] ?? "No messages yet."),
  );
}

function draw() {
  if (!state.bot) return;
  drawMessages();
  drawChats();
  drawHead();
}

// ---- the menu of a message

function menu(thing, anchor) {
  const { message } = thing;
  const box = byId("actions");
  const chat = state.chats.get(open);
  const marked = String(document.getSelection()).trim();
  const inside = marked && document.getSelection().anchorNode?.parentElement?.closest("li")?.id === idOf(message);
  const items = [
    chat.type !== "channel" && ["Reply", () => composer.reply(message)],
    chat.type !== "channel" && inside && message.text.includes(marked) && ["Quote what is selected", () => composer.reply(message, marked)],
    ["Copy the text", () => copy(message.text)],
    (thing.own || chat.type === "channel") && ["Edit", () => composer.edit(message)],
    ["Delete", () => act("delete", { chat: chat.id, message: message.message_id }).catch((error) => toast(error.message))],
  ].filter(Boolean);
  box.replaceChildren(
    ...items.map(([label, choose]) =>
      make("button", { type: "button", role: "menuitem", tabIndex: -1, textContent: label, onclick: () => (box.hidePopover(), choose()) }),
    ),
  );
  box.showPopover();
  const place = anchor.getBoundingClientRect();
  const size = box.getBoundingClientRect();
  box.style.left = `${Math.max(8, Math.min(place.left, innerWidth - size.width - 8))}px`;
  box.style.top = `${Math.max(8, Math.min(place.bottom + 4, innerHeight - size.height - 8))}px`;
  box.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...box.children];
    buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length).focus();
  };
  box.ontoggle = (event) => {
    if (event.newState === "closed" && (document.activeElement === document.body || box.contains(document.activeElement))) anchor.focus();
  };
  box.firstElementChild.focus();
}

// ---- what is clicked outside of the messages

byId("privacy").addEventListener("click", () => {
  const on = !state.bot.privacy;
  act("set", { privacy: on }).catch((error) => toast(error.message));
  toast(`Privacy mode is ${on ? "on" : "off"}.`);
});
byId("language").addEventListener("change", (event) => act("set", { language: event.target.value }).catch((error) => ask(error.message)));
byId("start").addEventListener("click", () => act("start").catch((error) => toast(error.message)));
document.addEventListener("visibilitychange", draw);

function route() {
  const id = Number(location.hash.slice(1));
  const first = wide.matches ? (privateChat()?.id ?? null) : null;
  show(state.chats.has(id) ? id : first);
}

addEventListener("hashchange", route);
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // the address names the open chat
  byId("text").focus();
});
wide.addEventListener("change", route);
onChange((things) => (things === null ? route() : draw()));
follow();
