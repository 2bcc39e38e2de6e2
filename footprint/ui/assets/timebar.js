/**
 * The bar of dates on the map: a stacked histogram, a window with two handles, play, and three presets.
 * While it is dragged the map follows at every frame; `onRelease` tells once, when the hand lets go.
 */
import { binEdges, inWords, ticks } from "./days.js";
import { element, fill } from "./words.js";

const MOST_BINS = 96;
const PLAY_MS = 9000;

export class TimeBar {
  /**
   * @param {HTMLElement} parent
   * @param {{texts: Object<string, string>, language: string, colours: string[],
   *   onDrag: (from: number|null, to: number|null) => void,
   *   onRelease: (from: number|null, to: number|null) => void}} options
   */
  constructor(parent, options) {
    this.options = options;
    this.from = null;
    this.to = null;
    this.root = element("section", "fp-time");
    this.root.setAttribute("aria-label", options.texts.bar);
    this.play = element("button", "fp-play");
    this.play.type = "button";
    this.play.addEventListener("click", () => (this.playing ? this.stop() : this.start()));
    this.plot = element("div", "fp-plot");
    this.canvas = element("canvas", "fp-bars");
    this.window = element("div", "fp-window");
    this.handles = ["from", "to"].map((side) => this.makeHandle(side));
    this.axis = element("div", "fp-axis");
    this.plot.append(this.canvas, this.window, ...this.handles, this.axis);
    this.foot = element("div", "fp-foot");
    this.told = element("span", "fp-range");
    this.presets = element("span", "fp-presets");
    for (const name of ["all", "year", "month"]) {
      const button = element("button", "fp-preset", options.texts[`preset_${name}`]);
      button.type = "button";
      button.dataset.preset = name;
      button.addEventListener("click", () => this.choose(name));
      this.presets.append(button);
    }
    this.foot.append(this.told, this.presets);
    this.root.append(this.play, this.plot, this.foot);
    parent.append(this.root);
    this.showPlaying();
    this.listen();
    new ResizeObserver(() => this.resize()).observe(this.plot);
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

  /** The days that the bar spans: those of the data. @param {number} first @param {number} last */
  setSpan(first, last) {
    const { unit, edges } = binEdges(first, last, MOST_BINS);
    this.unit = unit;
    this.edges = edges;
    this.first = edges[0];
    this.last = edges[edges.length - 1] - 1;
    this.lastOfData = last;
    this.resize();
  }

  /** @param {Float32Array} bins  n times groups, from `Selection.histogram` @param {number} groups */
  setBins(bins, groups) {
    this.bins = bins;
    this.groups = groups;
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
    this.height = 52;
    this.canvas.width = Math.round(this.width * ratio);
    this.canvas.height = Math.round(this.height * ratio);
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
    return Math.max(this.first, Math.min(this.last + 1, day));
  }

  /** First and last day of the window; the span's own where there is no limit. */
  get shown() {
    const from = Math.min(this.last, Math.max(this.first, this.from ?? this.first));
    return [from, Math.max(from, Math.min(this.last, this.to ?? this.last))];
  }

  place() {
    if (!this.width) return;
    const [from, to] = this.shown;
    const left = this.xOf(from);
    const right = this.xOf(to + 1);
    this.window.style.left = `${left}px`;
    this.window.style.width = `${Math.max(3, right - left)}px`;
    this.handles[0].style.left = `${left}px`;
    this.handles[1].style.left = `${Math.max(left + 3, right)}px`;
    const { language, texts } = this.options;
    [from, to].forEach((day, index) => {
      const handle = this.handles[index];
      handle.setAttribute("aria-valuemin", String(this.first));
      handle.setAttribute("aria-valuemax", String(this.last));
      handle.setAttribute("aria-valuenow", String(day));
      handle.setAttribute("aria-valuetext", inWords(day, language));
    });
    const open = this.from === null && this.to === null;
    this.told.textContent = open
      ? texts.range_all
      : fill(texts.range, { from: inWords(from, language), to: inWords(to, language) }, language);
  }

  draw() {
    if (!this.width || !this.bins) return;
    const context = this.canvas.getContext("2d");
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, this.width, this.height);
    const { bins, groups, edges } = this;
    let top = 0;
    const totals = new Float32Array(edges.length - 1);
    for (let bin = 0; bin < totals.length; bin++) {
      for (let group = 0; group < groups; group++) totals[bin] += bins[bin * groups + group];
      top = Math.max(top, totals[bin]);
    }
    if (!top) return;
    const [from, to] = this.shown;
    const room = this.height - 6;
    for (let bin = 0; bin < totals.length; bin++) {
      if (!totals[bin]) continue;
      const left = this.xOf(edges[bin]);
      const width = Math.max(1, this.xOf(edges[bin + 1]) - left - 1);
      context.globalAlpha = edges[bin] <= to && edges[bin + 1] > from ? 1 : 0.25;
      // A bin of one claim beside one of ten thousand still shows.
      const height = Math.max(2, (totals[bin] / top) * room);
      let base = this.height;
      for (let group = 0; group < groups; group++) {
        const share = (bins[bin * groups + group] / totals[bin]) * height;
        if (!share) continue;
        context.fillStyle = this.options.colours[group];
        context.fillRect(left, base - share, width, share);
        base -= share;
      }
    }
    context.globalAlpha = 1;
  }

  listen() {
    let grip = null;
    this.plot.addEventListener("pointerdown", (event) => {
      if (event.button || !this.edges) return;
      this.stop();
      const x = event.clientX - this.plot.getBoundingClientRect().left;
      const [from, to] = this.shown;
      const side = event.target.dataset?.side;
      const inside = x > this.xOf(from) && x < this.xOf(to + 1);
      const whole = from === this.first && to === this.last;
      if (side) grip = { side };
      else if (inside && !whole) grip = { side: "both", offset: x - this.xOf(from), days: to - from };
      else grip = { side: "new", anchor: this.dayAt(x) };
      this.plot.setPointerCapture(event.pointerId);
      if (side) event.target.focus();
      event.preventDefault();
    });
    this.plot.addEventListener("pointermove", (event) => {
      if (grip) this.drag(grip, event.clientX - this.plot.getBoundingClientRect().left);
    });
    const drop = () => {
      const moved = grip?.moved;
      grip = null;
      if (moved) this.options.onRelease(this.from, this.to);
    };
    this.plot.addEventListener("pointerup", drop);
    this.plot.addEventListener("pointercancel", drop);
  }

  drag(grip, x) {
    const [from, to] = this.shown;
    grip.moved = true;
    if (grip.side === "from") this.move(Math.min(this.dayAt(x), to), to);
    else if (grip.side === "to") this.move(from, Math.max(this.dayAt(x) - 1, from));
    else if (grip.side === "both") {
      const start = Math.max(this.first, Math.min(this.last - grip.days, this.dayAt(x - grip.offset)));
      this.move(start, start + grip.days);
    } else {
      const day = this.dayAt(x);
      this.move(Math.min(grip.anchor, day), Math.max(grip.anchor, day - 1, this.first));
    }
  }

  /** Set the window; an end at the edge of the data is no limit. */
  move(from, to) {
    this.setRange(from <= this.first ? null : from, to >= this.last ? null : to);
    this.options.onDrag(this.from, this.to);
  }

  onKey(event, side) {
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -30, PageUp: 30 };
    const [from, to] = this.shown;
    let day = side === "from" ? from : to;
    if (event.key in steps) day += steps[event.key] * (event.shiftKey ? 7 : 1);
    else if (event.key === "Home") day = this.first;
    else if (event.key === "End") day = this.last;
    else return;
    event.preventDefault();
    event.stopPropagation();
    day = Math.max(this.first, Math.min(this.last, day));
    if (side === "from") this.move(Math.min(day, to), to);
    else this.move(from, Math.max(day, from));
    clearTimeout(this.keys);
    this.keys = setTimeout(() => this.options.onRelease(this.from, this.to), 400);
  }

  choose(name) {
    this.stop();
    if (name === "all") this.move(this.first, this.last);
    else this.move(this.lastOfData - (name === "year" ? 364 : 29), this.lastOfData);
    this.options.onRelease(this.from, this.to);
  }

  /** Let the window run from its place to the end; where it is the whole span, one of a tenth runs over all. */
  start() {
    if (!this.edges) return;
    let [from, to] = this.shown;
    const span = this.last - this.first + 1;
    if (to - from + 1 > span * 0.6 || to === this.last) {
      const length = to - from + 1 > span * 0.6 ? Math.max(1, Math.round(span / 10)) : to - from + 1;
      from = this.first;
      to = from + length - 1;
    }
    const length = to - from;
    const began = performance.now();
    const origin = from;
    this.playing = true;
    this.showPlaying();
    const step = (now) => {
      if (!this.playing) return;
      const day = origin + Math.round(((now - began) / PLAY_MS) * span);
      const last = Math.min(this.last, day + length);
      if (last - length !== this.shown[0] || last !== this.shown[1]) this.move(last - length, last);
      if (last < this.last) requestAnimationFrame(step);
      else this.stop();
    };
    requestAnimationFrame(step);
  }

  stop() {
    if (!this.playing) return;
    this.playing = false;
    this.showPlaying();
    this.options.onRelease(this.from, this.to);
  }

  showPlaying() {
    this.play.classList.toggle("fp-playing", Boolean(this.playing));
    this.play.setAttribute("aria-label", this.options.texts[this.playing ? "pause" : "play"]);
  }
}
