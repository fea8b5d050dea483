// Writing: the field, what it refers to (a reply, an edit, a file), and what is offered for its beginning.
import { act, messagesOf, state } from "./store.js";
import { byId, failed, toast } from "./dom.js";
import { nameOf, sizeOf, wordsOf } from "./messages.js";
import { chatHere, here } from "./here.js";
import { Offers } from "./offers.js";

const form = byId("composer");
const field = byId("text");
const picker = byId("file");
const WAIT = 300; // milliseconds without a key before the bot is asked for inline results
const LARGEST = 40 * 1024 ** 2; // bytes of a file, which travels as text

export class Composer {
  #does;
  #offers = new Offers(field);
  #about = null; // { reply, quote }, { edit } or { file }
  #asked = 0;
  #timer;
  #drafts = new Map(); // what was begun and not sent, by chat and topic
  #place = null;

  /** `does` has what the button above inline results does: own(url). */
  constructor(does) {
    this.#does = does;
    form.addEventListener("submit", (event) => (event.preventDefault(), this.#send()));
    field.addEventListener("keydown", (event) => this.#key(event));
    field.addEventListener("input", () => this.#typed());
    field.addEventListener("blur", (event) => event.relatedTarget !== byId("menu") && this.#offers.close());
    byId("about-end").addEventListener("click", () => (this.clear(), field.focus()));
    byId("menu").addEventListener("click", () => {
      const open = this.#offers.open;
      field.focus();
      this.#offers.show(open ? [] : this.#commands(""));
    });
    byId("attach").addEventListener("click", () => picker.click());
    picker.addEventListener("change", () => {
      this.#attach(picker.files[0]);
      picker.value = "";
    });
    field.addEventListener("paste", (event) => this.#given(event, event.clipboardData));
    const place = document.querySelector(".chat");
    place.addEventListener("dragover", (event) => event.preventDefault());
    place.addEventListener("drop", (event) => this.#given(event, event.dataTransfer));
  }

  /** Leave what was begun where one was, and take up what was begun here. */
  move() {
    this.clear();
    this.#drafts.set(this.#place, field.value);
    this.#place = `${here.id} ${here.topic}`;
    field.value = this.#drafts.get(this.#place) ?? "";
    this.#grow();
  }

  reply(message, quote = null, placeholder = null) {
    const what = quote ? `Reply with a quote of ${nameOf(message)}` : `Reply to ${nameOf(message)}`;
    this.#refer({ reply: message, quote }, what, quote ?? wordsOf(message), placeholder);
  }

  edit(message) {
    const words = message.text ?? message.caption ?? "";
    this.#refer({ edit: message }, "Edit the message", words);
    this.write(words);
  }

  write(text) {
    field.value = text;
    field.focus();
    this.#typed();
  }

  /** Back to a field that refers to nothing. */
  clear() {
    const edited = this.#about?.edit;
    this.#about = null;
    byId("about").hidden = true;
    field.placeholder = "Message";
    if (edited) field.value = "";
    this.#offers.close();
    this.#grow();
  }

  #refer(about, what, words, placeholder) {
    this.#about = about;
    byId("about-what").textContent = what;
    byId("about-text").textContent = words;
    byId("about").hidden = false;
    field.placeholder = placeholder ?? "Message";
    field.focus();
  }

  #given(event, data) {
    if (!data.files.length || form.hidden || byId("attach").hidden) return;
    event.preventDefault();
    this.#attach(data.files[0]);
  }

  #attach(file) {
    if (!file) return;
    if (file.size > LARGEST) toast("The preview takes files of up to 40 MB.");
    else this.#refer({ file }, "Send a document", `${file.name}, ${sizeOf(file.size)}`, "Caption");
  }

  async #send() {
    const text = field.value;
    const about = this.#about;
    if (!text.trim() && !about?.file) return;
    const where = { chat: here.id, topic: here.topic || null };
    try {
      if (about?.edit) await act("edit", { ...where, message: about.edit.message_id, text });
      else if (about?.file) await act("document", { ...where, text, name: about.file.name, content: await inBase64(about.file) });
      else await act("say", { ...where, text, reply_to: about?.reply?.message_id, quote: about?.quote });
      field.value = "";
      this.clear();
    } catch (error) {
      failed(error);
    }
  }

  #key(event) {
    if (event.isComposing || this.#offers.key(event)) return;
    if (event.key === "Escape") this.clear();
    else if (event.key === "ArrowUp" && !field.value) {
      const last = messagesOf(chatHere(), here.topic).findLast((one) => one.editable && one.own);
      if (last) (event.preventDefault(), this.edit(last.message));
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
    const command = text.match(/^\/(\w*)$/);
    form.removeAttribute("aria-busy");
    if (inline && state.bot.inline && inline[1].toLowerCase() === state.bot.username.toLowerCase()) {
      this.#timer = setTimeout(() => this.#inline(inline[2], asked), WAIT);
    } else this.#offers.show(command && !this.#about?.edit ? this.#commands(command[1].toLowerCase()) : []);
  }

  #grow() {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, 160)}px`;
  }

  // as in Telegram: one that is chosen is sent at once, and Tab or a long press only writes it
  #commands(beginning) {
    const chat = chatHere();
    const address = chat.type === "private" ? "" : `@${state.bot.username}`;
    return chat.commands
      .filter(({ command }) => command.startsWith(beginning))
      .map(({ command, description }) => ({
        title: `/${command}`,
        more: description,
        insert: () => this.write(`/${command}${address} `),
        take: () => {
          field.value = `/${command}${address}`;
          this.#send();
        },
      }));
  }

  async #inline(query, asked) {
    form.setAttribute("aria-busy", "true");
    try {
      const { offers, next } = await this.#results(query, "");
      if (asked !== this.#asked) return; // one has typed on
      this.#offers.show(offers, next);
      if (!offers.length) toast("The bot found nothing.");
    } catch (error) {
      if (asked === this.#asked) failed(error);
    } finally {
      if (asked === this.#asked) form.removeAttribute("aria-busy");
    }
  }

  async #results(query, offset) {
    const where = { chat: here.id, topic: here.topic || null };
    const answer = await act("inline", { ...where, query, offset });
    if (answer.late) throw new Error("The bot has not answered.");
    const offers = answer.results.map((result) => ({
      title: result.title,
      more: result.description,
      mark: [...result.title][0],
      take: () => {
        field.value = "";
        this.clear();
        act("choose", { ...where, search: answer.search, result: result.id }).catch(failed);
      },
    }));
    if (answer.button && !offset) {
      const { text, start_parameter: parameter } = answer.button;
      const url = new URL(`https://t.me/${state.bot.username}?start=${parameter}`);
      offers.unshift({ title: text, take: () => ((field.value = ""), this.clear(), this.#does.own(url)) });
    }
    return { offers, next: answer.next ? () => this.#results(query, answer.next) : null };
  }
}

async function inBase64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
