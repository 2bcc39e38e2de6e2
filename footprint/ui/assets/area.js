/**
 * An area drawn on the map: a box that is dragged, a polygon that is clicked corner by corner, or what is in view.
 * Corners are [latitude, longitude]; the area that holds is drawn from the filter, flat in shares of the world.
 */
import { element } from "./words.js";

const NEAR = 12;
const MOST_CORNERS = 60;

export class AreaTool {
  /**
   * @param {object} map  the Leaflet map
   * @param {{texts: Object<string, string>, onArea: (corners: number[][]) => void, onSketch: () => void,
   *   onHint: (text: string|null) => void}} options
   */
  constructor(map, options) {
    this.map = map;
    this.options = options;
    /** Corners of what is being drawn, in pixels of the container. @type {number[][]} */
    this.sketch = [];
    this.sheet = element("div", "fp-sheet");
    this.sheet.hidden = true;
    this.sheet.tabIndex = -1;
    this.sheet.setAttribute("role", "application");
    map.getContainer().append(this.sheet);
    L.DomEvent.disableClickPropagation(this.sheet);
    L.DomEvent.disableScrollPropagation(this.sheet);
    this.sheet.addEventListener("pointerdown", (event) => this.onDown(event));
    this.sheet.addEventListener("pointermove", (event) => this.onMove(event));
    this.sheet.addEventListener("pointerup", (event) => this.onUp(event));
    this.sheet.addEventListener("keydown", (event) => this.onKey(event));
  }

  /** @param {"box"|"polygon"|"view"|"none"} way */
  start(way) {
    this.stop();
    if (way === "none") return this.options.onArea([]);
    if (way === "view") {
      const { x, y } = this.map.getSize();
      return this.finish([[0, 0], [x, 0], [x, y], [0, y]]);
    }
    this.way = way;
    this.sheet.hidden = false;
    this.sheet.setAttribute("aria-label", this.options.texts[`draw_${way}`]);
    this.sheet.focus({ preventScroll: true });
    this.options.onHint(this.options.texts[`draw_${way}`]);
  }

  stop() {
    if (this.sheet.hidden) return;
    this.sheet.hidden = true;
    this.sketch = [];
    this.loose = null;
    this.options.onHint(null);
    this.options.onSketch();
  }

  at(event) {
    const box = this.sheet.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  onDown(event) {
    if (event.button) return;
    event.preventDefault();
    const point = this.at(event);
    if (this.way === "box") {
      this.from = point;
      this.sheet.setPointerCapture(event.pointerId);
      return;
    }
    const [first] = this.sketch;
    const closes = first && this.sketch.length > 2 && distance(first, point) < NEAR;
    const again = this.sketch.length && distance(this.sketch[this.sketch.length - 1], point) < 3;
    if (closes || (again && this.sketch.length > 2)) this.finish(this.sketch);
    else if (!again && this.sketch.length < MOST_CORNERS) {
      this.sketch.push(point);
      this.options.onSketch();
    }
  }

  onMove(event) {
    const point = this.at(event);
    if (this.way === "polygon") this.loose = point;
    else if (this.from) this.sketch = corners(this.from, point);
    this.options.onSketch();
  }

  onUp(event) {
    if (this.way !== "box" || !this.from) return;
    const from = this.from;
    this.from = null;
    const to = this.at(event);
    // A mere click is no box.
    if (Math.abs(from[0] - to[0]) < 4 || Math.abs(from[1] - to[1]) < 4) this.sketch = [];
    else this.finish(corners(from, to));
  }

  onKey(event) {
    if (event.key === "Escape") this.stop();
    else if (event.key === "Enter" && this.sketch.length > 2) this.finish(this.sketch);
    else if (event.key === "Backspace") this.sketch.pop();
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.options.onSketch();
  }

  /** @param {number[][]} points  in pixels of the container */
  finish(points) {
    const area = points.map((point) => {
      const { lat, lng } = this.map.containerPointToLatLng(point);
      return [Math.max(-85, Math.min(85, lat)), Math.max(-180, Math.min(180, lng))];
    });
    this.stop();
    this.options.onArea(area);
  }

  /** What is being drawn, with the loose end under the pointer. */
  get open() {
    return this.loose && this.sketch.length ? [...this.sketch, this.loose] : this.sketch;
  }
}

const distance = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
const corners = ([x, y], [u, v]) => [[x, y], [u, y], [u, v], [x, v]];

/**
 * The area that holds, with what lies outside it paled, and what is being drawn.
 * @param {CanvasRenderingContext2D} context  in CSS pixels
 * @param {number[]} area  x and y of each corner, in shares of the world
 * @param {number[][]} sketch  in pixels of the container
 * @param {{world: number, left: number, top: number, width: number, height: number, margin: number[]}} view
 * @param {Object<string, string>} ink
 */
export function drawArea(context, area, sketch, view, ink) {
  context.strokeStyle = ink.ink;
  context.lineWidth = 1.5;
  if (area.length) {
    context.beginPath();
    for (let at = 0; at < area.length; at += 2) {
      context.lineTo(area[at] * view.world - view.left, area[at + 1] * view.world - view.top);
    }
    context.closePath();
    context.setLineDash([7, 4]);
    context.stroke();
    context.rect(0, 0, view.width, view.height);
    context.globalAlpha = 0.45;
    context.fillStyle = ink.paper;
    context.fill("evenodd");
    context.globalAlpha = 1;
  }
  if (sketch.length) {
    context.setLineDash([]);
    context.beginPath();
    for (const [x, y] of sketch) context.lineTo(x + view.margin[0], y + view.margin[1]);
    context.closePath();
    context.globalAlpha = 0.08;
    context.fillStyle = ink.ink;
    context.fill();
    context.globalAlpha = 1;
    context.stroke();
    const [x, y] = sketch[0];
    context.beginPath();
    context.arc(x + view.margin[0], y + view.margin[1], 4, 0, 7);
    context.fillStyle = ink.ink;
    context.fill();
  }
  context.setLineDash([]);
}
