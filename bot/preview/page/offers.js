// What is offered while one types: a list above the field, of which one is chosen by arrow keys or by a tap.
import { byId, failed, make, tell } from "./dom.js";

const NEAR = 120; // pixels from the end of the list within which more of it is asked for
const panel = byId("offers");
const list = byId("options");

/**
 * An offer has a `title`, a line `more`, perhaps a `mark` (a letter to know it by), `take()`, and perhaps `insert()`,
 * which only writes it into the field.
 */
export class Offers {
  #field;
  #offered = [];
  #chosen = -1;
  #next = null; // what brings more, a function of nothing to { offers, next }
  #coming = null; // the promise of it, while it is on its way

  constructor(field) {
    this.#field = field;
    panel.addEventListener("scroll", () => {
      if (panel.scrollHeight - panel.scrollTop - panel.clientHeight < NEAR) this.#more();
    });
  }

  get open() {
    return this.#offered.length > 0;
  }

  show(offers, next = null) {
    this.#offered = [];
    this.#next = next;
    list.replaceChildren();
    this.#add(offers);
    panel.hidden = !this.open;
    byId("menu").setAttribute("aria-expanded", String(this.open));
    this.#choose(this.open ? Math.max(0, offers.findIndex((one) => one.mark)) : -1); // a card before a button above it
    panel.scrollTop = 0;
    if (this.open) tell(`${offers.length} suggestions`);
  }

  close() {
    this.show([]);
  }

  /** Whether the key was one for the list. */
  key(event) {
    const last = this.#offered.length - 1;
    if (!this.open) return false;
    if (event.key === "Escape") this.close();
    else if (event.key === "ArrowDown") {
      if (this.#chosen === last && (this.#next || this.#coming)) this.#onwards(last);
      else this.#choose(this.#chosen === last ? 0 : this.#chosen + 1);
    } else if (event.key === "ArrowUp") this.#choose(this.#chosen === 0 ? last : this.#chosen - 1);
    else if (event.key === "Enter" && !event.shiftKey) this.#offered[this.#chosen].take();
    else if (event.key === "Tab" && !event.shiftKey) (this.#offered[this.#chosen].insert ?? this.#offered[this.#chosen].take)();
    else return false;
    event.preventDefault();
    return true;
  }

  // past the last one, to what comes then
  async #onwards(last) {
    this.#more();
    await this.#coming;
    if (this.#chosen === last && this.#offered.length > last + 1) this.#choose(last + 1);
  }

  #more() {
    if (!this.#next) return;
    const next = this.#next;
    this.#next = null;
    this.#coming = this.#fetch(next).finally(() => (this.#coming = null));
  }

  async #fetch(next) {
    const before = this.#offered;
    panel.setAttribute("aria-busy", "true");
    try {
      const page = await next();
      if (this.#offered !== before) return; // something else is shown by now
      this.#next = page.next;
      this.#add(page.offers);
      tell(`${page.offers.length} more`);
    } catch (error) {
      failed(error);
    } finally {
      panel.removeAttribute("aria-busy");
    }
  }

  #add(offers) {
    const from = this.#offered.length;
    this.#offered.push(...offers);
    list.append(...offers.map((offer, index) => this.#element(offer, from + index)));
  }

  #element(offer, index) {
    const made = make(
      "li",
      {
        role: "option",
        id: `option-${index}`,
        className: offer.mark ? "card" : "",
        "aria-selected": "false",
        onmousedown: (event) => event.preventDefault(), // the field keeps the focus
        onclick: () => offer.take(),
        oncontextmenu: (event) => offer.insert && (event.preventDefault(), offer.insert()),
      },
      make("strong", { dir: "auto" }, offer.title),
      offer.more ? make("span", { dir: "auto" }, offer.more) : null,
    );
    if (offer.mark) made.dataset.mark = offer.mark;
    return made;
  }

  #choose(index) {
    this.#chosen = index;
    [...list.children].forEach((one, at) => one.setAttribute("aria-selected", String(at === index)));
    if (index < 0) this.#field.removeAttribute("aria-activedescendant");
    else {
      this.#field.setAttribute("aria-activedescendant", `option-${index}`);
      list.children[index].scrollIntoView({ block: "nearest" });
    }
  }
}
