// Small helpers around the document.

export const byId = (id) => document.getElementById(id);

/** An element with properties, attributes (where the name has a dash or is no property) and children. */
export function make(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (name in element && !name.includes("-")) element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

let hiding;

/** Show a short note for a while, and have it read out. */
export function toast(text) {
  const note = byId("toast");
  note.textContent = text;
  note.classList.add("shown");
  clearTimeout(hiding);
  hiding = setTimeout(() => note.classList.remove("shown"), 3500);
}

/** Show why something could not be done. */
export const failed = (error) => toast(error.message);

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied");
  } catch {
    toast("The browser does not let this page copy.");
  }
}

/** A note that has to be closed, or a choice between named things. */
export function ask(text, choices = []) {
  const dialog = byId("dialog");
  byId("dialog-text").textContent = text;
  byId("dialog-choices").replaceChildren(
    ...choices.map(([label, act]) =>
      make("button", { type: "button", textContent: label, onclick: () => (dialog.close(), act()) }),
    ),
  );
  dialog.showModal();
}

/** Have something read out that is seen anyway. */
export function tell(text) {
  byId("told").textContent = text;
}

/** A stable colour of six for a name. */
export function hue(text) {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 997, 0) % 6;
}
