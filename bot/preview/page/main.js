// The page: what is drawn when there is news, where one goes, and what can be done with messages.
import { act, follow, messagesOf, onChange, state } from "./store.js";
import { byId, failed, toast } from "./dom.js";
import { idOf } from "./messages.js";
import { drawChats } from "./chats.js";
import { drawHead } from "./head.js";
import { drawLog, emptyLog, toTheEnd } from "./log.js";
import { openMenu } from "./actions.js";
import { Composer } from "./composer.js";
import { chatHere, go, here, privateChat } from "./here.js";

const wide = matchMedia("(min-width: 720px)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const field = byId("text");
const start = byId("start");

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
  menu: (thing, anchor) => openMenu(thing, anchor, composer),
  command(text) {
    const addressed = chatHere().type === "private" || text.includes("@") ? text : `${text}@${state.bot.username}`;
    act("say", { chat: here.id, topic: here.topic || null, text: addressed }).catch(failed);
  },
  mention(name) {
    if (name.toLowerCase() === state.bot.username.toLowerCase()) go(privateChat());
    else toast(`@${name} is not in this preview.`);
  },
  /** Open a link of t.me that leads to the bot, whose parameter waits for Start; whether it does. */
  own(url) {
    if (url.pathname.slice(1).toLowerCase() !== state.bot.username.toLowerCase()) return false;
    here.parameter = url.searchParams.get("start");
    if (here.id === privateChat().id) show(here.id);
    else go(privateChat());
    return true;
  },
  inline(query, chat = null) {
    if (chat) go(chat);
    setTimeout(() => composer.write(`@${state.bot.username} ${query}`)); // after the chat has opened
  },
  /** Go to where a post of a channel is discussed, to reply to it there. */
  comment({ comments }) {
    const discussion = state.chats.get(chatHere().linked);
    const { message } = state.messages.get(discussion.id).get(comments.message);
    go(discussion);
    setTimeout(() => (composer.reply(message), byId(idOf(message)).scrollIntoView({ block: "start" })));
  },
};

const composer = new Composer(does);

function draw() {
  if (!state.bot) return;
  const chat = chatHere();
  if (chat) drawLog(chat, does, (thing) => composer.reply(thing.message, null, thing.placeholder));
  drawChats();
  drawHead(chat, (topic) => show(here.id, topic));
  if (chat) drawBelow(chat);
}

// the field, or what stands in its place where one cannot write
function drawBelow(chat) {
  const personal = chat.type === "private";
  const blocked = personal && chat.standing === "kicked";
  const begins = personal && (here.parameter !== null || !messagesOf(chat, 0).length);
  const pressed = document.activeElement === start;
  start.textContent = blocked ? "Unblock" : "Start";
  start.hidden = !(blocked || begins);
  byId("closed").hidden = chat.writable;
  byId("composer").hidden = !start.hidden || !chat.writable;
  byId("menu").hidden = chat.commands.length === 0;
  byId("attach").hidden = chat.type === "channel";
  if (pressed && start.hidden) field.focus();
}

function show(id, topic = 0) {
  const before = here.id;
  Object.assign(here, { id, topic });
  composer.move();
  emptyLog();
  draw();
  toTheEnd();
  const choosing = document.activeElement?.matches("select"); // who one is: then the focus stays on the choice
  if (choosing) return;
  // where the list is not beside the chat, what one came from is hidden; there a touch is not to raise the keyboard
  if (id) (!start.hidden ? start : wide.matches ? field : byId("log")).focus({ preventScroll: true });
  else if (before) byId("chats").querySelector(`a[href="#${before}"]`)?.focus();
}

// the page's own address may carry a parameter, as a link to the bot does
function arrive() {
  const parameter = new URLSearchParams(location.search).get("start");
  if (parameter === null) return;
  here.parameter = parameter;
  history.replaceState(null, "", `/#${privateChat().id}`);
}

function route() {
  const id = Number(location.hash.slice(1));
  const first = wide.matches ? (privateChat()?.id ?? null) : null;
  show(state.chats.has(id) ? id : first);
}

start.addEventListener("click", async () => {
  try {
    if (chatHere().standing === "kicked") await act("standing", { chat: here.id, status: "member" });
    else {
      await act("start", { parameter: here.parameter });
      here.parameter = null;
      draw();
    }
  } catch (error) {
    failed(error);
  }
});
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // the address names the open chat
  field.focus();
});
document.addEventListener("visibilitychange", draw);
addEventListener("hashchange", () => {
  route();
  if (chatHere()?.type !== "private") here.parameter = null;
});
wide.addEventListener("change", route);
onChange((things) => (things === null ? (arrive(), route()) : draw()));
follow();
