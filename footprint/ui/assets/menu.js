/** A button on the map that opens a short list of choices. Arrow keys go through it, Escape closes it. */
import { element } from "./words.js";

/**
 * @typedef {{id: string, text: string, kind: "act"|"one"|"switch"}} Choice
 *   `act` does something once; of neighbouring `one`s exactly one holds; a `switch` is on or off
 */
export class Menu {
  /**
   * @param {HTMLElement} parent
   * @param {{name: string, icon: string, choices: Choice[], onChoose: (id: string) => void, holds?: (id: string) => boolean}} options
   */
  constructor(parent, options) {
    this.options = options;
    this.root = element("div", `fp-menu fp-menu-${options.icon}`);
    this.button = element("button", "fp-menu-button");
    this.button.type = "button";
    this.button.setAttribute("aria-label", options.name);
    this.button.title = options.name;
    this.button.setAttribute("aria-haspopup", "menu");
    this.list = element("ul", "fp-menu-list");
    this.list.setAttribute("role", "menu");
    this.list.setAttribute("aria-label", options.name);
    this.list.hidden = true;
    this.items = options.choices.map((choice) => this.makeItem(choice));
    this.root.append(this.button, this.list);
    parent.append(this.root);
    this.button.addEventListener("click", () => (this.list.hidden ? this.open() : this.close()));
    this.root.addEventListener("keydown", (event) => this.onKey(event));
    this.root.addEventListener("focusout", (event) => {
      if (!this.root.contains(event.relatedTarget)) this.close();
    });
    this.show();
  }

  makeItem(choice) {
    const line = element("li", "");
    line.setAttribute("role", "none");
    const item = element("button", "fp-menu-item", choice.text);
    item.type = "button";
    item.dataset.choice = choice.id;
    item.tabIndex = -1;
    item.setAttribute("role", { act: "menuitem", one: "menuitemradio", switch: "menuitemcheckbox" }[choice.kind]);
    item.addEventListener("click", () => {
      this.close();
      this.button.focus({ preventScroll: true });
      this.options.onChoose(choice.id);
      this.show();
    });
    line.append(item);
    this.list.append(line);
    return item;
  }

  /** Mark what holds now. */
  show() {
    const { choices, holds } = this.options;
    choices.forEach(({ id, kind }, index) => {
      if (kind !== "act") this.items[index].setAttribute("aria-checked", String(Boolean(holds(id))));
    });
    this.button.setAttribute("aria-expanded", String(!this.list.hidden));
  }

  /** @param {string} id @param {boolean} offered */
  offer(id, offered) {
    const item = this.items.find((each) => each.dataset.choice === id);
    if (item) item.parentElement.hidden = !offered;
  }

  open() {
    this.list.hidden = false;
    this.show();
    this.offered[0]?.focus({ preventScroll: true });
  }

  close() {
    this.list.hidden = true;
    this.show();
  }

  get offered() {
    return this.items.filter((item) => !item.parentElement.hidden);
  }

  onKey(event) {
    if (this.list.hidden) return;
    const items = this.offered;
    const at = items.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === "Escape") {
      this.close();
      this.button.focus({ preventScroll: true });
    } else if (next === undefined) return;
    else items[(next + items.length) % items.length].focus({ preventScroll: true });
    event.preventDefault();
    event.stopPropagation();
  }
}
