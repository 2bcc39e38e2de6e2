/** What lies over the map besides the bar: the counts, the legend, progress and trouble, and the list for the keyboard. */
import { element, fill } from "./words.js";

const FORMS = ["pin", "near", "area", "presence", "planned", "many"];

export class Hud {
  /**
   * @param {HTMLElement} parent
   * @param {{texts: Object<string, string>, language: string, onList: () => void, onLoosen: () => void}} options
   */
  constructor(parent, options) {
    this.options = options;
    this.counts = element("div", "fp-counts");
    this.live = element("div", "fp-live");
    this.live.setAttribute("role", "status");
    this.live.setAttribute("aria-live", "polite");
    this.legend = element("details", "fp-legend");
    this.legend.open = window.matchMedia("(min-width: 641px)").matches;
    this.legend.append(element("summary", "", options.texts.legend), this.makeForms());
    this.message = element("div", "fp-message");
    this.message.hidden = true;
    this.tip = element("div", "fp-tip");
    this.tip.hidden = true;
    this.list = element("ul", "fp-list");
    this.list.setAttribute("aria-label", options.texts.marks);
    this.advice = element("div", "fp-advice");
    this.advice.setAttribute("role", "status");
    this.advice.hidden = true;
    parent.append(this.counts, this.live, this.legend, this.message, this.advice, this.tip, this.list);
  }

  makeForms() {
    const forms = element("ul", "fp-forms");
    for (const form of FORMS) {
      const line = element("li", "");
      line.append(element("i", `fp-form fp-form-${form}`), document.createTextNode(this.options.texts[`form_${form}`]));
      forms.append(line);
    }
    return forms;
  }

  /** @param {{incidents: number, presences: number, hidden: number, undated: number}} counts */
  setCounts(counts) {
    const said = JSON.stringify(counts);
    if (said === this.said) return;
    this.said = said;
    const { texts, language, onList } = this.options;
    const say = (text, n) => fill(text, { n }, language);
    const parts = [
      element("span", "", say(texts.incidents, counts.incidents)),
      element("span", "", say(texts.presences, counts.presences)),
    ];
    const hidden = element("button", "fp-link", say(texts.hidden, counts.hidden));
    hidden.type = "button";
    hidden.addEventListener("click", onList);
    parts.push(hidden);
    for (const left of ["undated", "unplaced"]) {
      if (counts[left]) parts.push(element("span", "fp-faint", say(texts[left], counts[left])));
    }
    this.counts.replaceChildren(...parts.flatMap((part, index) => (index ? [" · ", part] : [part])));
  }

  /** Let a reader of screens say the counts: once they have come to rest, not at every frame of a drag. */
  announce() {
    const text = this.counts.textContent;
    if (this.live.textContent !== text) this.live.textContent = text;
  }

  /** Counts of another kind, in words. @param {string} text */
  tell(text) {
    if (text === this.said) return;
    this.said = text;
    this.counts.replaceChildren(element("span", "", text));
  }

  /** Where the counts, the legend and the bar lie in the map: no name of a place is written under them. */
  boxes() {
    if (this.known) return this.known;
    const frame = this.counts.parentElement.getBoundingClientRect();
    const parts = [...this.counts.parentElement.querySelectorAll(":is(.fp-counts, .fp-mode, .fp-legend, .fp-time, .fp-tools, .leaflet-control)")];
    this.sizes ??= new ResizeObserver(() => (this.known = null));
    [this.counts.parentElement, ...parts].forEach((part) => this.sizes.observe(part));
    this.known = parts
      .map((part) => part.getBoundingClientRect())
      .map((box) => [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top]);
    return this.known;
  }

  /** Words in the middle of the map, or none. @param {string|null} text @param {{text: string, act: () => void}} [way] */
  say(text, way) {
    this.message.hidden = text === null;
    if (text === null) return;
    this.message.replaceChildren(element("p", "", text));
    if (!way) return;
    const button = element("button", "fp-button", way.text);
    button.type = "button";
    button.addEventListener("click", way.act);
    this.message.append(button);
  }

  /** What to do now, at the head of the map. @param {string|null} text */
  advise(text) {
    this.advice.textContent = text ?? "";
    this.advice.hidden = text === null;
  }

  /** Take away what was advised, where it still stands there. @param {string} text */
  settle(text) {
    if (this.advice.textContent === text) this.advise(null);
  }

  /** @param {string|null} text @param {number} [x] @param {number} [y] */
  hint(text, x = 0, y = 0) {
    this.tip.hidden = text === null;
    if (text === null) return;
    this.tip.textContent = text;
    // Never past the edge of the map, where it would be cut off.
    const { clientWidth, clientHeight } = this.tip.parentElement;
    const left = Math.max(4, Math.min(x + 14, clientWidth - this.tip.offsetWidth - 6));
    const top = y + 12 + this.tip.offsetHeight > clientHeight ? y - 12 - this.tip.offsetHeight : y + 12;
    this.tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  /**
   * One button a mark, off the screen, so that Tab and the arrow keys reach each of them.
   * @param {{key: string, text: string}[]} marks
   * @param {{onFocus: (key: string|null) => void, onOpen: (key: string) => void, onClose: () => void}} acts
   */
  setMarks(marks, acts) {
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    this.list.replaceChildren(
      ...marks.map(({ key, text }, index) => {
        const item = element("li", "");
        const button = element("button", "", text);
        button.type = "button";
        button.dataset.key = key;
        button.tabIndex = (focused ? key === focused : index === 0) ? 0 : -1;
        button.addEventListener("focus", () => acts.onFocus(key));
        button.addEventListener("blur", () => acts.onFocus(null));
        button.addEventListener("click", () => acts.onOpen(key));
        button.addEventListener("keydown", (event) => this.walk(event, button, acts));
        item.append(button);
        return item;
      }),
    );
    if (!focused) return;
    const buttons = [...this.list.querySelectorAll("button")];
    // A ring that was opened has come apart: go on with the first of what is there now.
    const again = buttons.find((each) => each.dataset.key === focused) ?? buttons[0];
    if (again) again.tabIndex = 0;
    again?.focus({ preventScroll: true });
  }

  walk(event, button, acts) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") acts.onClose();
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const buttons = [...this.list.querySelectorAll("button")];
    const next = buttons[(buttons.indexOf(button) + step + buttons.length) % buttons.length];
    button.tabIndex = -1;
    next.tabIndex = 0;
    next.focus({ preventScroll: true });
  }
}
