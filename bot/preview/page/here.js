// Where one is: the open chat, its topic, and the parameter of a link that waits for Start to be pressed.
import { state } from "./store.js";

export const here = { id: null, topic: 0, parameter: null };

export const chatHere = () => state.chats.get(here.id);
export const privateChat = () => [...state.chats.values()].find((chat) => chat.type === "private");

/** Open a chat. The address names it, so that the browser's Back leads to the one before. */
export function go(chat) {
  location.hash = `#${chat.id}`;
}
