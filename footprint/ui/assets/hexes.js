/**
 * Density: hexagons fixed to the world's pixels at each zoom, the darker the more claims lie in them. They are marks like
 * any other to the pointer, the keyboard and a reader of screens. Ink alone: colour is for actors.
 */
import { summarize } from "./clusters.js";

const SIZE = 24;
/** From a hexagon's middle to its corners, in pixels. */
const ROOT = Math.sqrt(3);
const PALEST = 0.1;
const DARKEST = 0.78;

/** Which hexagon each site falls into at one zoom. Made once a zoom. */
export class Hexes {
  /** @param {import("./clusters.js").Sites} sites @param {number} zoom */
  constructor(sites, zoom) {
    this.world = 256 * 2 ** zoom;
    /** @type {Map<number, number[]>} */
    const cells = new Map();
    for (let site = 0; site < sites.size; site++) {
      const [q, r] = hexAt(sites.x[site] * this.world, sites.y[site] * this.world);
      const key = q * 2 ** 24 + r;
      const cell = cells.get(key);
      if (cell) cell.push(site);
      else cells.set(key, [site]);
    }
    this.cells = [...cells];
  }

  /** @param {import("./clusters.js").Sites} sites @param {number} groups @returns {import("./clusters.js").Mark[]} */
  marks(sites, groups) {
    const marks = [];
    for (const [key, members] of this.cells) {
      const held = members.filter((site) => sites.count[site]);
      if (!held.length) continue;
      const q = Math.round(key / 2 ** 24);
      const r = key - q * 2 ** 24;
      const x = (SIZE * ROOT * (q + r / 2)) / this.world;
      marks.push({ ...summarize(held, sites, groups), key: `hex${key}`, x, y: (SIZE * 1.5 * r) / this.world, radius: SIZE * 0.87 });
    }
    marks.sort((a, b) => b.count - a.count);
    // Against the fullest of all the world: panning does not change a hexagon's shade.
    const most = Math.log1p(marks[0]?.count ?? 1);
    for (const mark of marks) mark.shade = Math.log1p(mark.count) / most;
    return marks;
  }
}

/** The hexagon, in axial coordinates, around a point in pixels. */
function hexAt(x, y) {
  const q = ((ROOT / 3) * x - y / 3) / SIZE;
  const r = ((2 / 3) * y) / SIZE;
  let a = Math.round(q);
  let b = Math.round(r);
  const c = Math.round(-q - r);
  const [da, db, dc] = [Math.abs(a - q), Math.abs(b - r), Math.abs(c + q + r)];
  if (da > db && da > dc) a = -b - c;
  else if (db > dc) b = -a - c;
  return [a, b];
}

/**
 * @param {CanvasRenderingContext2D} context  in CSS pixels
 * @param {import("./clusters.js").Mark[]} marks  of `Hexes`
 * @param {import("./marks.js").View} view
 * @param {{ink: Object<string, string>, chosen: Set<number>, focused: string|null}} look
 */
export function drawHexes(context, marks, view, look) {
  for (const mark of marks) {
    const x = mark.x * view.world - view.left;
    const y = mark.y * view.world - view.top;
    context.beginPath();
    for (let corner = 0; corner < 6; corner++) {
      const angle = (Math.PI / 3) * (corner + 0.5);
      context.lineTo(x + (SIZE - 1) * Math.cos(angle), y + (SIZE - 1) * Math.sin(angle));
    }
    context.closePath();
    context.globalAlpha = PALEST + (DARKEST - PALEST) * mark.shade ** 2;
    context.fillStyle = look.ink.ink;
    context.fill();
    context.globalAlpha = 1;
    if (look.focused !== mark.key && !mark.sites.some((site) => look.chosen.has(site))) continue;
    context.strokeStyle = look.ink.ink;
    context.lineWidth = 2.5;
    context.stroke();
  }
}
