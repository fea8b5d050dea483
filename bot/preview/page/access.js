// What reaches the bot in the open chat, in a sentence, and the switches that decide it.
import { act, state } from "./store.js";
import { byId, failed, make } from "./dom.js";
import { chatHere } from "./here.js";

const group = (chat) => chat.type === "supergroup";
const inside = (chat) => !["left", "kicked"].includes(chat.standing);
const stand = (status) => (chat) => act("standing", { chat: chat.id, status });

const SWITCHES = [
  {
    id: "privacy",
    label: "Privacy mode",
    why: "Set at BotFather for all groups. In Telegram a change counts once the bot is added anew.",
    shown: (chat) => group(chat) && chat.rules,
    on: () => state.bot.privacy,
    turn: (chat, on) => act("set", { privacy: on }),
  },
  {
    id: "mentions",
    label: "Mentions are delivered",
    why: "Whether a plain @mention passes privacy mode: reports from Telegram differ, so try both.",
    shown: (chat) => group(chat) && chat.rules && state.bot.privacy && chat.standing === "member",
    on: () => state.bot.mentions,
    turn: (chat, on) => act("set", { mentions: on }),
  },
  {
    id: "administrator",
    label: "The bot is an administrator",
    why: "Administrators get every message, whatever privacy mode says.",
    shown: (chat) => group(chat) && chat.rules && inside(chat),
    on: (chat) => chat.standing === "administrator",
    turn: (chat, on) => stand(on ? "administrator" : "member")(chat),
  },
  {
    id: "inside",
    label: "The bot is here",
    why: "Add it, or take it out.",
    shown: (chat) => chat.type !== "private" && chat.rules,
    on: inside,
    turn: (chat, on) => stand(!on ? "left" : group(chat) ? "member" : "administrator")(chat),
  },
  {
    id: "anonymous",
    label: "Remain anonymous",
    why: "You write as the group, as its administrators can.",
    shown: (chat) => group(chat) && chat.rules,
    on: () => state.bot.anonymous,
    turn: (chat, on) => act("set", { anonymous: on }),
  },
  {
    id: "blocked",
    label: "The bot is blocked",
    why: "Then it can send you nothing.",
    shown: (chat) => chat.type === "private",
    on: (chat) => !inside(chat),
    turn: (chat, on) => stand(on ? "kicked" : "member")(chat),
  },
];

const buttons = new Map(
  SWITCHES.map((one) => [
    one,
    make("button", {
      type: "button",
      role: "switch",
      className: "switch",
      id: one.id,
      textContent: one.label,
      "aria-describedby": `${one.id}-why`,
      onclick: () => one.turn(chatHere(), !one.on(chatHere())).catch(failed),
    }),
  ]),
);
const rows = new Map(
  SWITCHES.map((one) => [one, make("li", {}, buttons.get(one), make("p", { id: `${one.id}-why` }, one.why))]),
);
byId("switches").replaceChildren(...rows.values());

export function drawAccess(chat) {
  byId("access-words").textContent = words(chat);
  for (const one of SWITCHES) {
    rows.get(one).hidden = !one.shown(chat);
    buttons.get(one).setAttribute("aria-checked", String(one.on(chat)));
  }
  byId("access").classList.toggle("bare", SWITCHES.every((one) => !one.shown(chat)));
}

function words(chat) {
  const { bot } = state;
  if (chat.type === "private") {
    if (!inside(chat)) return "You have blocked the bot: it can send you nothing.";
    const runs = bot.people.find(({ id }) => id === bot.you).runs;
    return runs
      ? "You run the bot. Ask it, or hand in articles: a document, a web address, a forwarded post."
      : "You are a reader. Whatever you write is a question.";
  }
  if (!inside(chat)) return "The bot is not here: nothing reaches it.";
  if (chat.type === "channel") return chat.writable ? "The bot gets every post." : "Only administrators post here.";
  if (chat.standing === "administrator") return "The bot is an administrator here: it gets every message.";
  if (!bot.privacy) return "Privacy mode is off: the bot gets every message.";
  const mentions = bot.mentions ? ", mentions" : "";
  return `Privacy mode is on: only commands such as /ask@${bot.username}${mentions} and replies reach the bot.`;
}
