/**
 * Two pictures of who is where, of plain elements, so that the keyboard, a screen reader and the page's own style reach
 * all of them: forces across and places down, and life lines along the years. A click on anything picks its claim.
 *
 * @typedef {{actor: number, place: number, state: string, faint: number, short: string, words: string, claim: number}} Cell
 * @typedef {{first: number, last: number, effect: string, group: string, words: string, claim: number}} Time
 */
import { element } from "./words.js";
import { ticks } from "./days.js";

/**
 * @param {HTMLElement} root
 * @param {any} data  `kind` is matrix or lines
 * @param {(picked: {claim: number}) => void} given
 */
export function draw(root, data, given) {
  const pick = (picked) => {
    given(picked);
    showPanel();
  };
  const drawn = data.kind === "matrix" ? matrix(data, pick) : lines(data, pick);
  const before = root.querySelector(".fp-scroll");
  const { scrollLeft, scrollTop } = before ?? {};
  root.replaceChildren(drawn);
  if (before) Object.assign(drawn, { scrollLeft, scrollTop });
}

/** Where the panel lies below all else (a phone), a click that only changed what is out of sight would seem dead. */
function showPanel() {
  const panel = document.querySelector(".st-key-room_panel");
  if (!panel || panel.getBoundingClientRect().top < window.innerHeight) return;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  panel.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
}

/** @param {string} className @param {string} label @param {string} text */
function choice(className, label, text, chosen, act) {
  const button = element("button", className, text);
  button.type = "button";
  button.title = label;
  button.setAttribute("aria-label", label);
  button.setAttribute("aria-pressed", String(chosen));
  button.addEventListener("click", act);
  return button;
}

/** @param {{actors: {name: string, group: string}[], places: string[], cells: Cell[], alt: string, corner: string, chosen: number}} data */
function matrix(data, pick) {
  const table = element("table", "fp-matrix");
  table.append(element("caption", "fp-unseen", data.alt));
  const head = table.createTHead().insertRow();
  head.append(header("col", "", data.corner));
  data.actors.forEach(({ name, group }) => {
    const cell = header("col", "", "");
    const label = element("span", "fp-slant", name);
    label.prepend(element("i", `fp-dot fp-dot-${group}`));
    cell.append(label);
    head.append(cell);
  });
  const body = table.createTBody();
  const at = new Map(data.cells.map((cell) => [`${cell.place}:${cell.actor}`, cell]));
  data.places.forEach((place, line) => {
    const row = body.insertRow();
    const name = header("row", "", "");
    name.append(element("bdi", "", place));
    row.append(name);
    data.actors.forEach(({ name: actor, group }, column) => {
      const cell = at.get(`${line}:${column}`);
      const box = row.insertCell();
      if (!cell) return;
      const label = `${actor}, ${place}: ${cell.words}`;
      const button = choice("fp-state", label, "", cell.claim === data.chosen, () => pick({ claim: cell.claim }));
      const form = element("i", `fp-sign fp-sign-${cell.state} fp-dot-${group}`);
      form.style.setProperty("--faint", String(cell.faint));
      button.append(form, element("span", "", cell.short));
      box.append(button);
    });
  });
  return scroll(table);
}

function header(scope, className, text) {
  const cell = document.createElement("th");
  cell.scope = scope;
  cell.className = className;
  cell.textContent = text;
  return cell;
}

function scroll(content) {
  const around = element("div", "fp-scroll");
  around.append(content);
  return around;
}

/** @param {{first: number, last: number, day: number, language: string, rows: {name: string, place: string, group: string, times: Time[]}[], alt: string, chosen: number}} data */
function lines(data, pick) {
  const span = data.last - data.first + 1;
  const share = (day) => `${((day - data.first) / span) * 100}%`;
  const list = element("ul", "fp-lines");
  list.setAttribute("aria-label", data.alt);
  for (const row of data.rows) {
    const item = element("li", "");
    const name = element("span", "fp-line-name", "");
    name.append(element("i", `fp-dot fp-dot-${row.group}`), element("bdi", "", row.name), " · ", element("bdi", "", row.place));
    const line = element("span", "fp-line", "");
    line.style.setProperty("--day", share(data.day + 1));
    row.times.forEach((time) => {
      const label = `${row.name} · ${row.place}: ${time.words}`;
      const act = () => pick({ claim: time.claim });
      const bar = choice(`fp-time-${time.effect} fp-dot-${row.group}`, label, "", time.claim === data.chosen, act);
      bar.style.insetInlineStart = share(time.first);
      bar.style.inlineSize = `max(${time.effect === "ends" ? 0 : 4}px, ${((time.last - time.first + 1) / span) * 100}%)`;
      line.append(bar);
    });
    item.append(name, line);
    list.append(item);
  }
  const axis = element("div", "fp-line-axis");
  const scale = element("div", "");
  axis.setAttribute("aria-hidden", "true");
  axis.append(scale);
  ticks(data.first, data.last, 640, data.language).forEach(({ day, text }) => {
    if ((day - data.first) / span > 0.94) return;
    const tick = element("span", "", text);
    tick.style.insetInlineStart = share(day);
    scale.append(tick);
  });
  const around = element("div", "fp-lines-room");
  around.append(axis, list);
  return around;
}
