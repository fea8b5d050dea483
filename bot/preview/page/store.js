// What the server has told, and how it is asked. The page keeps no truth of its own.

export const state = { bot: null, chats: new Map(), messages: new Map(), typing: new Map(), online: false };

const listeners = [];

/** Call `listener(changes)` after each news; `changes` is null when everything came anew. */
export function onChange(listener) {
  listeners.push(listener);
}

function keep(thing) {
  if (thing.kind === "bot") state.bot = thing;
  else if (thing.kind === "chat") {
    state.chats.set(thing.id, thing);
    if (!state.messages.has(thing.id)) state.messages.set(thing.id, new Map());
  } else if (thing.kind === "message") state.messages.get(thing.message.chat.id).set(thing.message.message_id, thing);
  else if (thing.kind === "typing") state.typing.set(thing.chat, thing);
}

function changed(things) {
  for (const listener of listeners) listener(things);
}

/** Follow the server until the page is closed. */
export function follow() {
  const stream = new EventSource("/preview/events");
  stream.addEventListener("everything", (event) => {
    state.chats.clear();
    state.messages.clear();
    state.typing.clear();
    JSON.parse(event.data).forEach(keep);
    state.online = true;
    changed(null);
  });
  stream.addEventListener("changes", (event) => {
    const things = JSON.parse(event.data);
    things.forEach(keep);
    changed(things);
  });
  stream.addEventListener("error", () => {
    state.online = false;
    changed([]);
  });
}

/** Do something on the server. Throws an Error whose message is for the reader. */
export async function act(name, given = {}) {
  let response;
  try {
    response = await fetch(`/preview/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(given),
    });
  } catch {
    throw new Error("The preview has ended. Start it again with make preview.");
  }
  const answer = await response.json().catch(() => ({ error: response.statusText }));
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

/** The chat's messages that are there, oldest first, of one topic where the chat has topics. */
export function messagesOf(chat, topic) {
  const all = [...(state.messages.get(chat.id)?.values() ?? [])].filter((one) => !one.deleted);
  if (!chat.topics) return all;
  return all.filter(({ message }) => (message.is_topic_message ? message.message_thread_id : 0) === topic);
}
