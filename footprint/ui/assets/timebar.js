/**
 * The bar of dates on the map: a stacked histogram that can be zoomed, a window with two handles, play, and presets.
 * While it is dragged the map follows at every frame; `onRelease` tells once, when the hand lets go.
 */
import { drawBars } from "./bars.js";
import { binEdges, inWords, ticks } from "./days.js";
import { Menu } from "./menu.js";
import { Player } from "./playing.js";
import { element, fill } from "./words.js";

const MOST_BINS = 96;
const LEAST_DAYS = 14;
const HEIGHT = 52;
const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -30, PageUp: 30 };
const SETTLE_MS = 400;

export class TimeBar {
  /**
   * @param {HTMLElement} parent
   * @param {{texts: Object<string, string>, language: string, colours: () => string[],
   *   onDrag: (from: number|null, to: number|null) => void,
   *   onRelease: (from: number|null, to: number|null) => void,
   *   onBins: () => void}} options  `onBins`: other bins are wanted, for `edges` and `stack`
   */
  constructor(parent, options) {
    this.options = options;
    this.from = null;
    this.to = null;
    /** @type {"actor"|"kind"} */
    this.stack = "actor";
    this.player = new Player({
      range: () => ({ start: this.start, end: this.end, from: this.range[0], to: this.range[1] }),
      move: (from, to) => this.move(from, to),
      onChange: () => this.showPlaying(),
      onEnd: () => options.onRelease(this.from, this.to),
    });
    this.build(options.texts);
    parent.append(this.root);
    this.showPlaying();
    this.listen();
    new ResizeObserver(() => this.resize()).observe(this.plot);
  }

  build(texts) {
    this.root = element("section", "fp-time");
    this.root.setAttribute("aria-label", texts.bar);
    this.play = element("button", "fp-play");
    this.play.type = "button";
    this.play.addEventListener("click", () => (this.playing ? this.stop() : this.edges && this.player.start()));
    this.plot = element("div", "fp-plot");
    this.canvas = element("canvas", "fp-bars");
    this.canvas.setAttribute("aria-hidden", "true");
    this.window = element("div", "fp-window");
    this.window.tabIndex = 0;
    this.window.setAttribute("role", "group");
    this.window.setAttribute("aria-label", texts.window);
    this.window.addEventListener("keydown", (event) => this.onKey(event, "both"));
    this.handles = ["from", "to"].map((side) => this.makeHandle(side));
    this.axis = element("div", "fp-axis");
    this.plot.append(this.canvas, this.window, ...this.handles, this.axis);
    this.foot = element("div", "fp-foot");
    this.told = element("span", "fp-range");
    this.presets = element("span", "fp-presets");
    for (const name of ["all", "year", "month", "whole"]) {
      const button = element("button", "fp-preset", texts[`preset_${name}`]);
      button.type = "button";
      button.dataset.preset = name;
      button.addEventListener("click", () => this.choose(name));
      this.presets.append(button);
    }
    this.foot.append(this.told, this.presets);
    this.root.append(this.play, this.plot, this.foot);
    const holds = {
      window: () => !this.player.adds,
      adds: () => this.player.adds,
      ...Object.fromEntries(["slow", "normal", "fast"].map((speed) => [speed, () => this.player.speed === speed])),
      actor: () => this.stack === "actor",
      kind: () => this.stack === "kind",
    };
    this.menu = new Menu(this.root, {
      name: texts.bar_menu,
      icon: "more",
      choices: Object.keys(holds).map((id) => ({ id, text: texts[`bar_${id}`], kind: "one" })),
      holds: (id) => holds[id](),
      onChoose: (id) => this.set(id),
    });
  }

  set(id) {
    if (id === "window" || id === "adds") this.player.adds = id === "adds";
    else if (id === "actor" || id === "kind") {
      this.stack = id;
      this.options.onBins();
    } else this.player.speed = id;
  }

  get playing() {
    return this.player.playing;
  }

  makeHandle(side) {
    const handle = element("div", `fp-handle fp-handle-${side}`);
    handle.tabIndex = 0;
    handle.setAttribute("role", "slider");
    handle.setAttribute("aria-label", this.options.texts[`handle_${side}`]);
    handle.dataset.side = side;
    handle.addEventListener("keydown", (event) => this.onKey(event, side));
    return handle;
  }

  /** The days of the data, all of which are in sight at first. @param {number} start @param {number} end */
  setSpan(start, end) {
    const same = start === this.start && end === this.end;
    this.start = start;
    this.end = end;
    if (!same || !this.edges) this.look(start, end);
  }

  /** Bring some days in sight, at the unit that suits so many. */
  look(first, last) {
    const least = Math.min(LEAST_DAYS, this.end - this.start + 1);
    const days = Math.max(least, Math.min(this.end - this.start + 1, last - first + 1));
    const from = Math.max(this.start, Math.min(this.end - days + 1, first));
    const { unit, edges } = binEdges(from, from + days - 1, MOST_BINS);
    this.unit = unit;
    this.edges = edges;
    this.zoomed = days < this.end - this.start + 1;
    // Zoomed in, the edge of the bar need not be one of a unit: the wheel would jump.
    this.first = this.zoomed ? from : edges[0];
    this.last = this.zoomed ? from + days - 1 : edges[edges.length - 1] - 1;
    this.presets.querySelector("[data-preset=whole]").hidden = !this.zoomed;
    this.resize();
  }

  /** @param {import("./selection.js").Bins} bins */
  setBins(bins) {
    this.bins = bins;
    this.draw();
  }

  /** @param {number|null} from @param {number|null} to */
  setRange(from, to) {
    this.from = from;
    this.to = to;
    this.place();
    this.draw();
  }

  resize() {
    if (!this.edges) return;
    const box = this.plot.getBoundingClientRect();
    if (!box.width) return;
    const ratio = window.devicePixelRatio || 1;
    this.width = box.width;
    this.canvas.width = Math.round(this.width * ratio);
    this.canvas.height = Math.round(HEIGHT * ratio);
    this.ratio = ratio;
    this.axis.replaceChildren(
      ...ticks(this.first, this.last, this.width, this.options.language)
        .filter(({ day }) => this.xOf(day) < this.width - 40)
        .map(({ day, text }) => {
          const tick = element("span", "fp-tick", text);
          tick.style.left = `${this.xOf(day)}px`;
          return tick;
        }),
    );
    this.place();
    this.draw();
  }

  /** @param {number} day  the day's first moment */
  xOf(day) {
    return ((day - this.first) / (this.last + 1 - this.first)) * this.width;
  }

  /** @param {number} x */
  dayAt(x) {
    const day = this.first + Math.round((x / this.width) * (this.last + 1 - this.first));
    return Math.max(this.start, Math.min(this.end + 1, day));
  }

  /** First and last day of the window; those of the data where there is no limit. */
  get range() {
    const from = Math.min(this.end, Math.max(this.start, this.from ?? this.start));
    return [from, Math.max(from, Math.min(this.end, this.to ?? this.end))];
  }

  place() {
    if (!this.width) return;
    const [from, to] = this.range;
    const open = this.from === null && this.to === null;
    const left = open && !this.zoomed ? 0 : this.xOf(from);
    const right = open && !this.zoomed ? this.width : this.xOf(to + 1);
    const near = Math.max(-2, Math.min(this.width + 2, left));
    this.window.style.left = `${near}px`;
    this.window.style.width = `${Math.max(3, Math.min(this.width + 2, right) - near)}px`;
    this.window.style.visibility = right < 0 || left > this.width ? "hidden" : "visible";
    [left, Math.max(left + 3, right)].forEach((x, index) => {
      this.handles[index].style.left = `${x}px`;
      this.handles[index].style.visibility = x < -1 || x > this.width + 1 ? "hidden" : "visible";
    });
    const { language, texts } = this.options;
    [from, to].forEach((day, index) => {
      const handle = this.handles[index];
      handle.setAttribute("aria-valuemin", String(this.start));
      handle.setAttribute("aria-valuemax", String(this.end));
      handle.setAttribute("aria-valuenow", String(day));
      handle.setAttribute("aria-valuetext", inWords(day, language));
    });
    this.told.textContent = open
      ? texts.range_all
      : fill(texts.range, { from: inWords(from, language), to: inWords(to, language) }, language);
  }

  draw() {
    if (!this.width || !this.bins) return;
    const context = this.canvas.getContext("2d");
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, this.width, HEIGHT);
    const [from, to] = this.range;
    const look = { xOf: (day) => this.xOf(day), height: HEIGHT, colours: this.options.colours(this.stack), from, to };
    drawBars(context, this.bins, this.edges, look);
  }

  listen() {
    let grip = null;
    const at = (event) => event.clientX - this.plot.getBoundingClientRect().left;
    this.plot.addEventListener("pointerdown", (event) => {
      if (event.button || !this.edges) return;
      this.stop();
      grip = this.grip(event.target.dataset?.side, at(event));
      this.plot.setPointerCapture(event.pointerId);
      if (grip.side in { from: 1, to: 1 }) event.target.focus();
      event.preventDefault();
    });
    this.plot.addEventListener("pointermove", (event) => grip && this.drag(grip, at(event)));
    const drop = () => {
      const moved = grip?.moved;
      grip = null;
      if (moved) this.options.onRelease(this.from, this.to);
    };
    this.plot.addEventListener("pointerup", drop);
    this.plot.addEventListener("pointercancel", drop);
    this.plot.addEventListener("wheel", (event) => this.onWheel(event, at(event)), { passive: false });
    this.plot.addEventListener("dblclick", () => this.whole());
  }

  /** What a press at `x` takes hold of: a handle, the window, or the beginning of a new one. */
  grip(side, x) {
    const [from, to] = this.range;
    const inside = x > this.xOf(from) && x < this.xOf(to + 1);
    const all = from === this.start && to === this.end;
    if (side) return { side };
    if (inside && !all) return { side: "both", offset: x - this.xOf(from), days: to - from };
    return { side: "new", anchor: this.dayAt(x) };
  }

  /** The wheel brings the days under the pointer closer; turned sideways, or with Shift, it moves along. */
  onWheel(event, x) {
    if (!this.edges) return;
    event.preventDefault();
    const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
    const days = this.last - this.first + 1;
    if (Math.abs(sideways) > Math.abs(event.deltaY) || event.shiftKey) {
      const step = Math.round(Math.sign(sideways) * Math.max(1, days * 0.08));
      this.zoom(this.first + step, this.last + step);
    } else this.zoomAt(event.deltaY > 0 ? 1.25 : 0.8, x);
  }

  /** @param {number} factor @param {number} [x]  what stays where it is; the middle of the window by itself */
  zoomAt(factor, x) {
    const [from, to] = this.range;
    const still = x === undefined ? (from + to + 1) / 2 : this.first + (x / this.width) * (this.last + 1 - this.first);
    const first = Math.round(still - (still - this.first) * factor);
    this.zoom(first, Math.round(still + (this.last + 1 - still) * factor) - 1);
  }

  zoom(first, last) {
    this.look(first, last);
    this.options.onBins();
  }

  whole() {
    if (this.edges && this.zoomed) this.zoom(this.start, this.end);
  }

  drag(grip, x) {
    const [from, to] = this.range;
    grip.moved = true;
    if (grip.side === "from") this.move(Math.min(this.dayAt(x), to), to);
    else if (grip.side === "to") this.move(from, Math.max(this.dayAt(x) - 1, from));
    else if (grip.side === "both") {
      const start = Math.max(this.start, Math.min(this.end - grip.days, this.dayAt(x - grip.offset)));
      this.move(start, start + grip.days);
    } else {
      const day = this.dayAt(x);
      this.move(Math.min(grip.anchor, day), Math.max(grip.anchor, day - 1, this.start));
    }
  }

  /** Set the window; an end at the edge of the data is no limit. */
  move(from, to) {
    this.setRange(from <= this.start ? null : from, to >= this.end ? null : to);
    this.options.onDrag(this.from, this.to);
  }

  /** Keys on a handle move it, on the window both; plus and minus zoom. */
  onKey(event, side) {
    const [from, to] = this.range;
    const zoom = { "+": 0.8, "=": 0.8, "-": 1.25 }[event.key];
    if (zoom) this.zoomAt(zoom);
    else if (event.key in STEPS) this.step(side, STEPS[event.key] * (event.shiftKey ? 7 : 1));
    else if (event.key === "Home") this.step(side, this.start - (side === "to" ? to : from));
    else if (event.key === "End") this.step(side, this.end - (side === "from" ? from : to));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  step(side, days) {
    const [from, to] = this.range;
    const kept = Math.max(this.start - from, Math.min(this.end - to, days));
    if (side === "both") this.move(from + kept, to + kept);
    else if (side === "from") this.move(Math.max(this.start, Math.min(from + days, to)), to);
    else this.move(from, Math.min(this.end, Math.max(to + days, from)));
    clearTimeout(this.keys);
    this.keys = setTimeout(() => this.options.onRelease(this.from, this.to), SETTLE_MS);
  }

  choose(name) {
    this.stop();
    if (name === "whole") return this.whole();
    if (name === "all") this.move(this.start, this.end);
    else this.move(this.end - (name === "year" ? 364 : 29), this.end);
    this.options.onRelease(this.from, this.to);
  }

  stop() {
    this.player.stop();
  }

  showPlaying() {
    this.play.classList.toggle("fp-playing", this.playing);
    this.play.setAttribute("aria-label", this.options.texts[this.playing ? "pause" : "play"]);
  }
}
