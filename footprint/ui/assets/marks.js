/**
 * Marks on a canvas. A disc is an incident, a diamond a presence; a ring counts several, its colours the actors'
 * shares. A dot is filled only where the place itself is named: near it is hollow inside its radius, an area a soft
 * patch. Hatched is planned.
 */
import { shortCount } from "./words.js";

const EARTH_M = 40075016.686;
const AREAS = new Set(["area", "admin3", "admin2", "admin1"]);
const MOST_AREAS = 40;

/**
 * @param {CanvasRenderingContext2D} context  in CSS pixels
 * @param {import("./clusters.js").Mark[]} marks  those in view
 * @param {import("./clusters.js").Sites} sites
 * @param {View} view
 * @param {{ink: Object<string, string>, colours: string[], chosen: Set<number>, focused: string|null, outlineOf: (site: number) => Path2D|null}} look
 *   `outlineOf` gives a unit's outline in the view's pixels, where one was imported; without it a circle is drawn
 *
 * @typedef {{world: number, left: number, top: number, width: number, height: number, zoom: number}} View
 */
export function drawMarks(context, marks, sites, view, look) {
  const shapes = [];
  for (const mark of marks) {
    const few = mark.sites.length <= 4;
    for (const site of mark.sites) {
      if (sites.precision[site] === "near" ? mark.single : few && AREAS.has(sites.precision[site])) {
        shapes.push(site);
      }
    }
  }
  shapes.sort((a, b) => sites.radius[b] - sites.radius[a]);
  shapes.slice(0, MOST_AREAS).forEach((site) => drawReach(context, site, sites, view, look));
  for (const mark of [...marks].reverse()) drawMark(context, mark, sites, view, look);
}

/** The radius of a site in pixels. A metre on the ground is longer on the map the farther north it lies. */
export function reach(site, sites, world) {
  const latitude = Math.atan(Math.sinh(Math.PI * (1 - 2 * sites.y[site])));
  return (sites.radius[site] / (EARTH_M * Math.cos(latitude))) * world;
}

export function drawReach(context, site, sites, view, look) {
  const radius = reach(site, sites, view.world);
  if (radius < 7) return;
  const x = sites.x[site] * view.world - view.left;
  const y = sites.y[site] * view.world - view.top;
  if (x + radius < 0 || y + radius < 0 || x - radius > view.width || y - radius > view.height) return;
  const colour = look.colours[strongest(sites, site)];
  const near = sites.precision[site] === "near";
  const planned = sites.planned[site] === sites.count[site];
  const outlined = sites.precision[site].startsWith("admin") && look.outlineOf?.(site);
  const shape = outlined || new Path2D();
  if (!outlined) shape.arc(x, y, radius, 0, 2 * Math.PI);
  // The wider the area, the fainter: a sea must not drown the towns on its coast.
  context.globalAlpha = 0.13 * Math.min(1, 80 / radius);
  context.fillStyle = planned ? hatch(context, colour, 9) : colour;
  if (planned) context.globalAlpha *= 2.5;
  context.fill(shape, "evenodd");
  context.globalAlpha = near ? 0.9 : 0.75;
  context.strokeStyle = look.chosen.has(site) ? look.ink.ink : colour;
  context.lineWidth = 1.5;
  context.setLineDash(near ? [6, 4] : [1.5, 3.5]);
  context.stroke(shape);
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function drawMark(context, mark, sites, view, look) {
  const x = mark.x * view.world - view.left;
  const y = mark.y * view.world - view.top;
  const chosen = mark.sites.some((site) => look.chosen.has(site));
  if (mark.count === 1) drawOne(context, mark, sites, x, y, look);
  else drawMany(context, mark, x, y, look);
  if (chosen || look.focused === mark.key) {
    outline(context, mark, x, y, mark.radius + 4);
    context.strokeStyle = look.ink.ink;
    context.lineWidth = look.focused === mark.key ? 2.5 : 1.75;
    context.stroke();
  }
}

/** One claim alone. Two parties share the mark's face. */
function drawOne(context, mark, sites, x, y, look) {
  const site = mark.sites[0];
  const precision = sites.precision[site];
  const pin = precision === "exact" || precision === "settlement";
  const groups = mark.shares.map((share, group) => (share ? group : -1)).filter((group) => group >= 0);
  const radius = pin ? mark.radius - 1 : mark.radius - 2;
  outline(context, mark, x, y, radius + 1.5);
  context.fillStyle = look.ink.sheet;
  context.fill();
  context.save();
  outline(context, mark, x, y, radius);
  context.clip();
  groups.forEach((group, index) => {
    const colour = look.colours[group];
    context.fillStyle = mark.planned ? hatch(context, colour, 4) : colour;
    const step = (2 * radius) / groups.length;
    context.fillRect(x - radius + index * step, y - radius, step + 0.5, 2 * radius);
  });
  context.restore();
  if (!pin) {
    outline(context, mark, x, y, radius - 3);
    context.fillStyle = look.ink.sheet;
    context.fill();
  }
  if (mark.planned) {
    outline(context, mark, x, y, radius);
    context.strokeStyle = look.colours[groups[0] ?? look.colours.length - 1];
    context.lineWidth = 1.2;
    context.stroke();
  }
}

/** Several claims: how many, in a ring of the actors' shares. */
export function drawMany(context, mark, x, y, look) {
  outline(context, mark, x, y, mark.radius + 1.5);
  context.fillStyle = look.ink.sheet;
  context.fill();
  const total = mark.shares.reduce((sum, share) => sum + share, 0) || 1;
  context.save();
  outline(context, mark, x, y, mark.radius);
  context.clip();
  let angle = -Math.PI / 2;
  mark.shares.forEach((share, group) => {
    if (!share) return;
    const next = angle + (share / total) * 2 * Math.PI;
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, mark.radius * 1.6, angle, next);
    context.closePath();
    context.fillStyle = look.colours[group];
    context.fill();
    angle = next;
  });
  context.restore();
  outline(context, mark, x, y, mark.radius - (isDiamond(mark) ? 4.5 : 3.5));
  context.fillStyle = look.ink.sheet;
  context.fill();
  context.fillStyle = look.ink.ink;
  context.font = `600 ${mark.count > 999 ? 11 : 11.5}px "Noto Sans", "Segoe UI", system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(shortCount(mark.count), x, y + 0.5);
  context.textAlign = "start";
}

/** @param {import("./clusters.js").Mark} mark */
const isDiamond = (mark) => mark.incidents === 0;

export function outline(context, mark, x, y, radius) {
  context.beginPath();
  if (!isDiamond(mark)) {
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  const size = radius * 1.18;
  context.moveTo(x, y - size);
  context.lineTo(x + size, y);
  context.lineTo(x, y + size);
  context.lineTo(x - size, y);
  context.closePath();
}

/** The colour group that most of a site's claims have. */
function strongest(sites, site) {
  let best = 0;
  for (let group = 1; group < sites.groups; group++) {
    const here = site * sites.groups;
    if (sites.shares[here + group] > sites.shares[here + best]) best = group;
  }
  return best;
}

/** @type {Map<string, CanvasPattern>} */
const patterns = new Map();

/** Diagonal lines of one colour, `step` pixels apart. */
export function hatch(context, colour, step) {
  const key = `${colour}/${step}`;
  const known = patterns.get(key);
  if (known) return known;
  const tile = document.createElement("canvas");
  tile.width = tile.height = step;
  const ink = tile.getContext("2d");
  ink.strokeStyle = colour;
  ink.lineWidth = step > 5 ? 1.6 : 1.4;
  ink.beginPath();
  for (const shift of [-step, 0, step]) {
    ink.moveTo(shift, step);
    ink.lineTo(shift + step, 0);
  }
  ink.stroke();
  const pattern = context.createPattern(tile, "repeat");
  patterns.set(key, pattern);
  return pattern;
}

/**
 * The mark under a point of the canvas: marks first, then the areas around them, the smallest first.
 * @returns {import("./clusters.js").Mark | null}
 */
export function findMark(marks, sites, view, x, y) {
  let best = null;
  let closest = Infinity;
  for (const mark of marks) {
    const distance = Math.hypot(mark.x * view.world - view.left - x, mark.y * view.world - view.top - y);
    if (distance <= mark.radius + 5 && distance < closest) {
      best = mark;
      closest = distance;
    }
  }
  if (best) return best;
  for (const mark of marks) {
    if (!mark.single) continue;
    const distance = Math.hypot(mark.x * view.world - view.left - x, mark.y * view.world - view.top - y);
    for (const site of mark.sites) {
      const precision = sites.precision[site];
      if (precision !== "near" && !AREAS.has(precision)) continue;
      const radius = reach(site, sites, view.world);
      if (distance <= radius && radius < closest) {
        best = mark;
        closest = radius;
      }
    }
  }
  return best;
}
