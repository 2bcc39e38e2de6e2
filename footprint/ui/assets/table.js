/**
 * All claims that pass the filter, as a grid: the map's equal for whoever reads rather than looks. It has the map's own
 * columns and filter, keeps only the rows in sight in the page, and asks the server for nothing.
 *
 * Arrow keys, Page and Home and End walk; Enter or a click picks a claim. `root.table` tells tests what a person sees.
 */
import { UNDATED, loadBits, loadColumns } from "./columns.js";
import { firstRows, rankOf, sortRows } from "./rows.js";
import { Selection } from "./selection.js";
import { element, fill } from "./words.js";

const HEIGHT = 34;
const MARGIN = 6;
const TALLEST = 8_000_000;
/** Browsers draw no element taller than some 17 million pixels; a longer list scrolls in larger steps. */
const OPEN = "footprint.table";
const FIELDS = ["when", "what", "who", "where"];

/** @param {any} root @param {any} data @param {(picked: object) => void} pick */
export function draw(root, data, pick) {
  root.table ??= new Table(root);
  root.table.show(data, pick);
}

class Table {
  constructor(root) {
    this.root = root;
    this.fold = element("details", "fp-table");
    this.summary = element("summary", "");
    this.body = element("div", "fp-table-body");
    this.fold.append(this.summary, this.body);
    this.fold.open = sessionStorage.getItem(OPEN) === "yes";
    this.fold.addEventListener("toggle", () => {
      sessionStorage.setItem(OPEN, this.fold.open ? "yes" : "no");
      this.refresh();
    });
    root.replaceChildren(this.fold);
    this.field = "when";
    this.down = true;
    this.active = 0;
    this.rows = new Uint32Array(0);
  }

  show(data, pick) {
    Object.assign(this, { data, pick });
    this.summary.textContent = fill(data.texts.title, { n: data.claims }, data.language);
    return this.refresh();
  }

  /** Nothing is fetched or counted for a table that is folded away. */
  async refresh() {
    if (!this.fold.open) return;
    const { data } = this;
    try {
      this.config ??= await (await fetch(data.config)).json();
      if (this.address !== data.data) {
        const columns = await loadColumns(data.data, () => undefined);
        if (this.data.data !== data.data) return;
        this.take(columns, data.data);
      }
      if (data.said && this.said?.url !== data.said) this.said = { url: data.said, bits: await loadBits(data.said) };
    } catch (error) {
      this.body.replaceChildren(element("p", "fp-note", data.texts.broken));
      throw error;
    }
    if (this.data === data) this.select();
  }

  take(columns, address) {
    this.address = address;
    this.columns = columns;
    const { header } = columns;
    const { words, groups } = this.config;
    const { language } = this.data;
    this.selection = new Selection(columns, groups.map((group) => group.id));
    this.placeNames = header.places.map((place) => (language.startsWith("ar") && place.name_ar) || place.name_en);
    this.typeNames = header.types.map((name) => words.types[name]);
    this.actorNames = header.actors.map((id) => words.actors[id] ?? id);
    this.setNames = header.actor_sets.map((set) => set.map((actor) => this.actorNames[actor]).join(", "));
    this.ranks = {
      types: rankOf(this.typeNames, language),
      sets: rankOf(this.setNames, language),
      places: rankOf(this.placeNames, language),
    };
    this.asked = null;
    this.build();
  }

  build() {
    const { texts } = this.data;
    this.grid = element("div", "fp-grid");
    this.grid.setAttribute("role", "grid");
    this.grid.setAttribute("aria-label", texts.name);
    this.grid.setAttribute("aria-colcount", String(FIELDS.length));
    const head = element("div", "fp-grid-head");
    head.setAttribute("role", "row");
    head.setAttribute("aria-rowindex", "1");
    this.heads = FIELDS.map((field) => {
      const cell = element("div", "");
      cell.setAttribute("role", "columnheader");
      const button = element("button", "", texts[field]);
      button.type = "button";
      button.addEventListener("click", () => this.sortBy(field));
      cell.append(button);
      head.append(cell);
      return cell;
    });
    this.view = element("div", "fp-grid-view");
    this.view.setAttribute("role", "rowgroup");
    this.view.tabIndex = 0;
    this.sheet = element("div", "fp-grid-sheet");
    this.view.append(this.sheet);
    this.view.addEventListener("scroll", () => this.paint(), { passive: true });
    this.view.addEventListener("keydown", (event) => this.walk(event));
    this.grid.append(head, this.view);
    this.body.replaceChildren(this.grid);
    new ResizeObserver(() => this.paint()).observe(this.view);
  }

  /** The rows of the filter, where it is another than before; else only the chosen one may be. */
  select() {
    const asked = JSON.stringify([this.data.filter, this.data.said]);
    if (asked !== this.asked) {
      this.asked = asked;
      this.selection.setFilter(this.data.filter, this.data.said ? this.said.bits : null);
      this.found = firstRows(this.selection);
      this.sort();
      this.view.scrollTop = 0;
      this.active = 0;
    }
    if (this.data.claim !== this.claim) {
      this.claim = this.data.claim;
      const index = this.rows.findIndex((row) => this.columns.claim[row] === this.claim);
      if (index >= 0) this.reveal(index);
    }
    this.paint();
  }

  sortBy(field) {
    this.down = this.field === field ? !this.down : field === "when";
    this.field = field;
    this.sort();
    this.active = 0;
    this.view.scrollTop = 0;
    this.paint();
  }

  sort() {
    this.rows = sortRows(this.columns, this.found, this.field, this.down, this.ranks);
    this.grid.setAttribute("aria-rowcount", String(this.rows.length + 1));
    this.heads.forEach((cell, index) => {
      const is = FIELDS[index] === this.field;
      cell.setAttribute("aria-sort", is ? (this.down ? "descending" : "ascending") : "none");
    });
  }

  /** How far the list reaches in all, and how far the browser is asked to scroll. */
  get heights() {
    const whole = this.rows.length * HEIGHT;
    return { whole, tall: Math.min(whole, TALLEST), seen: this.view.clientHeight };
  }

  get top() {
    const { whole, tall, seen } = this.heights;
    return tall > seen ? (this.view.scrollTop / (tall - seen)) * (whole - seen) : 0;
  }

  /** @param {number} index */
  reveal(index) {
    this.active = index;
    const { whole, tall, seen } = this.heights;
    const { top } = this;
    let wanted = top;
    if (index * HEIGHT < top) wanted = index * HEIGHT;
    else if ((index + 1) * HEIGHT > top + seen) wanted = (index + 1) * HEIGHT - seen;
    if (wanted !== top && whole > seen) this.view.scrollTop = (wanted / (whole - seen)) * (tall - seen);
  }

  /** Put the rows in sight into the page, and no others. */
  paint() {
    if (!this.rows || !this.view) return;
    const { tall, seen } = this.heights;
    this.sheet.style.blockSize = `${tall}px`;
    const { top } = this;
    const first = Math.max(0, Math.floor(top / HEIGHT) - MARGIN);
    const last = Math.min(this.rows.length, Math.ceil((top + seen) / HEIGHT) + MARGIN);
    const shift = this.view.scrollTop - top;
    const rows = [];
    for (let index = first; index < last; index++) rows.push(this.line(index, index * HEIGHT + shift));
    if (!rows.length) rows.push(element("p", "fp-note fp-grid-none", this.data.texts.none));
    this.sheet.replaceChildren(...rows);
    const active = last > this.active && first <= this.active && this.rows.length ? this.idOf(this.active) : "";
    this.view.setAttribute("aria-activedescendant", active);
  }

  idOf(index) {
    return `fp-row-${index}`;
  }

  line(index, offset) {
    const row = this.rows[index];
    const line = element("div", "fp-grid-row");
    const chosen = this.columns.claim[row] === this.claim;
    line.id = this.idOf(index);
    line.setAttribute("role", "row");
    line.setAttribute("aria-rowindex", String(index + 2));
    line.setAttribute("aria-selected", String(chosen));
    line.classList.toggle("fp-active", index === this.active);
    line.style.transform = `translateY(${offset}px)`;
    this.cells(row).forEach((cell) => {
      cell.setAttribute("role", "gridcell");
      line.append(cell);
    });
    line.addEventListener("click", () => this.choose(index));
    return line;
  }

  cells(row) {
    const { columns, config } = this;
    const { header } = columns;
    const { words } = config;
    const what = element("div", "", this.typeNames[columns.type[row]]);
    const said = header.modalities[columns.modality[row]];
    if (said !== "occurred") what.append(element("small", "", words.modalities[said]));
    const who = element("div", "");
    header.actor_sets[columns.actor_set[row]].forEach((actor, index) => {
      if (index) who.append(", ");
      who.append(element("i", `fp-dot fp-dot-${header.actor_groups[actor]}`), element("bdi", "", this.actorNames[actor]));
    });
    const where = element("div", "");
    const reason = header.reasons[columns.reason[row]];
    if (columns.reason[row]) where.append(element("small", "fp-why-not", words.reasons[reason]));
    else {
      where.append(element("bdi", "", this.placeNames[columns.place[row]]));
      where.append(element("small", "", words.precisions[header.precisions[columns.precision[row]]]));
    }
    return [element("div", "fp-when", this.when(row)), what, who, where];
  }

  when(row) {
    const { language, texts } = this.data;
    const { day_start: start, day_end: end } = this.columns;
    if (start[row] === UNDATED) return texts.undated;
    const first = shortly(start[row], language);
    return start[row] === end[row] ? first : `${first} – ${shortly(end[row], language)}`;
  }

  walk(event) {
    const page = Math.max(1, Math.floor(this.view.clientHeight / HEIGHT) - 1);
    const last = this.rows.length - 1;
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (event.key === "Enter" || event.key === " ") this.choose(this.active);
    else if (event.key in steps) this.reveal(Math.max(0, Math.min(last, this.active + steps[event.key])));
    else return;
    event.preventDefault();
    this.paint();
  }

  choose(index) {
    const row = this.rows[index];
    if (row === undefined) return;
    this.active = index;
    this.claim = this.columns.claim[row];
    this.paint();
    const place = this.columns.header.places[this.columns.place[row]];
    this.pick({ claim: this.claim, place: place ? place.id : null });
  }
}

/** Making a format is slow: one a language. @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** "15 Sep 2025" @param {number} day @param {string} language */
function shortly(day, language) {
  if (!formats.has(language)) {
    const form = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
    formats.set(language, new Intl.DateTimeFormat(language, form));
  }
  return formats.get(language).format(new Date(day * 86400000));
}
