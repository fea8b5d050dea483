// Writing: the field, what it refers to (a reply or an edit), and what is offered while one types.
import { act, messagesOf, state } from "./store.js";
import { byId, make, tell, toast } from "./dom.js";
import { nameOf, serviceWords } from "./messages.js";

const field = byId("text");
const options = byId("options");
const WAIT = 300; // milliseconds without a key before the bot is asked for inline results

export class Composer {
  #place = () => ({});
  #about = null; // { reply, quote } or { edit }
  #offered = [];
  #chosen = -1;
  #asked = 0;
  #timer;

  /** `place()` gives the chat and topic that one writes into. */
  constructor(place) {
    this.#place = place;
    byId("composer").addEventListener("submit", (event) => (event.preventDefault(), this.#send()));
    field.addEventListener("keydown", (event) => this.#key(event));
    field.addEventListener("input", () => this.#typed());
    field.addEventListener("blur", (event) => event.relatedTarget !== byId("menu") && this.#offer([]));
    byId("about-end").addEventListener("click", () => this.clear());
    byId("menu").addEventListener("click", () => {
      const open = this.#offered.length > 0;
      field.focus();
      this.#offer(open ? [] : this.#commands(""));
    });
  }

  reply(message, quote = null, placeholder = null) {
    const what = quote ? `Reply with a quote of ${nameOf(message)}` : `Reply to ${nameOf(message)}`;
    this.#refer({ reply: message, quote }, what, quote ?? message.text ?? serviceWords(message));
    if (placeholder) field.placeholder = placeholder;
  }

  edit(message) {
    this.#refer({ edit: message }, "Edit the message", message.text);
    this.write(message.text);
  }

  write(text) {
    field.value = text;
    field.focus();
    this.#typed();
  }

  /** Back to an empty field. */
  clear() {
    const edited = this.#about?.edit;
    this.#about = null;
    byId("about").hidden = true;
    field.placeholder = "Message";
    if (edited) field.value = "";
    this.#offer([]);
    this.#grow();
  }

  #refer(about, what, words) {
    this.#about = about;
    byId("about-what").textContent = what;
    byId("about-text").textContent = words;
    byId("about").hidden = false;
    field.focus();
  }

  async #send() {
    const text = field.value;
    if (!text.trim()) return;
    const { chat, topic } = this.#place();
    const about = this.#about;
    try {
      if (about?.edit) await act("edit", { chat: chat.id, message: about.edit.message_id, text });
      else {
        await act("say", {
          chat: chat.id,
          topic: topic || null,
          text,
          reply_to: about?.reply?.message_id,
          quote: about?.quote,
        });
      }
      field.value = "";
      this.clear();
    } catch (error) {
      toast(error.message);
    }
  }

  #key(event) {
    if (event.isComposing) return;
    const offers = this.#offered.length;
    if (event.key === "Escape") {
      if (offers) this.#offer([]);
      else this.clear();
    } else if (offers && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.#choose((this.#chosen + step + offers) % offers);
    } else if (event.key === "ArrowUp" && !field.value) {
      const { chat, topic } = this.#place();
      const last = messagesOf(chat, topic).findLast((one) => one.own);
      if (last) (event.preventDefault(), this.edit(last.message));
    } else if (offers && this.#chosen >= 0 && (event.key === "Enter" || event.key === "Tab")) {
      event.preventDefault();
      this.#offered[this.#chosen].take();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    }
  }

  #typed() {
    this.#grow();
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    const text = field.value;
    const inline = text.match(/^@(\w+)\s(.*)$/s);
    if (inline && state.bot.inline && inline[1].toLowerCase() === state.bot.username.toLowerCase()) {
      this.#offer([]);
      this.#timer = setTimeout(() => this.#inline(inline[2], asked), WAIT);
    } else this.#offer(/^\/\w*$/.test(text) ? this.#commands(text.slice(1).toLowerCase()) : []);
  }

  #grow() {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, 160)}px`;
  }

  #commands(beginning) {
    const { chat } = this.#place();
    const address = chat.type === "private" ? "" : `@${state.bot.username}`;
    return chat.commands
      .filter(({ command }) => command.startsWith(beginning))
      .map(({ command, description }) => ({
        title: `/${command}`,
        more: description,
        take: () => this.write(`/${command}${address} `),
      }));
  }

  async #inline(query, asked) {
    const { chat } = this.#place();
    let answer;
    try {
      answer = await act("inline", { chat: chat.id, query });
    } catch (error) {
      toast(error.message);
      return;
    }
    if (asked !== this.#asked) return; // one has typed on
    if (answer.late) tell("The bot has not answered");
    this.#offer(
      (answer.results ?? []).map((result) => ({
        title: result.title,
        more: result.description ?? "",
        take: async () => {
          field.value = "";
          this.clear();
          await act("choose", { chat: chat.id, search: answer.search, result: result.id }).catch((error) => toast(error.message));
        },
      })),
    );
  }

  #offer(offered) {
    this.#offered = offered;
    options.replaceChildren(
      ...offered.map((one, index) =>
        make(
          "li",
          { role: "option", id: `option-${index}`, "aria-selected": "false", onmousedown: (event) => (event.preventDefault(), one.take()) },
          make("strong", { dir: "auto" }, one.title),
          make("span", { dir: "auto" }, one.more),
        ),
      ),
    );
    byId("offers").hidden = offered.length === 0;
    byId("menu").setAttribute("aria-expanded", String(offered.length > 0));
    if (offered.length) tell(`${offered.length} suggestions`);
    this.#choose(offered.length ? 0 : -1);
  }

  #choose(index) {
    this.#chosen = index;
    [...options.children].forEach((one, at) => one.setAttribute("aria-selected", String(at === index)));
    if (index < 0) field.removeAttribute("aria-activedescendant");
    else {
      field.setAttribute("aria-activedescendant", `option-${index}`);
      options.children[index].scrollIntoView({ block: "nearest" });
    }
  }
}
