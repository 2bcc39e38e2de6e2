/**
 * The basemap's integers → land, water and borders on a canvas.
 *
 * @typedef {Object} Basemap
 * @property {number} quantum  steps across the world
 * @property {Path2D[]} land  each to be filled by itself, even-odd
 * @property {Path2D[]} lakes
 * @property {Path2D} borders
 * @property {Path2D} contested
 * @property {Path2D} rivers
 * @property {import("./labels.js").Label[]} countries  the widest first
 */

/**
 * @param {string} url
 * @returns {Promise<Basemap>}
 */
export async function loadBasemap(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`basemap: ${answer.status} ${answer.statusText}`);
  const raw = await answer.json();
  const unit = 1 / raw.quantum;
  return {
    land: raw.land.map((rings) => trace(rings, unit, true)),
    lakes: raw.lakes.map((rings) => trace(rings, unit, true)),
    borders: trace(raw.borders, unit, false),
    contested: trace(raw.contested, unit, false),
    rivers: trace(raw.rivers, unit, false),
    countries: raw.countries.map(([en, x, y, width]) => ({
      x: x * unit,
      y: y * unit,
      en,
      ar: "",
      form: "country",
      // From the zoom on at which the country is wide enough for its name, until it is wider than a screen.
      zoom: Math.max(3, Math.ceil(Math.log2(LABEL_WIDTH / (width * unit * 256)))),
      last: Math.floor(Math.log2(4000 / (width * unit * 256))),
    })),
  };
}

/**
 * @param {number[][]} lines  each a first point and differences, flat
 * @param {number} unit
 * @param {boolean} closed
 */
function trace(lines, unit, closed) {
  const path = new Path2D();
  for (const line of lines) {
    let x = line[0];
    let y = line[1];
    path.moveTo(x * unit * SCALE, y * unit * SCALE);
    for (let index = 2; index < line.length; index += 2) {
      x += line[index];
      y += line[index + 1];
      path.lineTo(x * unit * SCALE, y * unit * SCALE);
    }
    if (closed) path.closePath();
  }
  return path;
}

/** A country has its name where it is this many pixels wide. */
const LABEL_WIDTH = 64;
/** Paths are kept in pixels of zoom 4, so that a path's numbers are neither tiny nor huge for the rasteriser. */
const SCALE = 4096;

/**
 * Draw into a context whose origin is the canvas's corner.
 * @param {CanvasRenderingContext2D} context
 * @param {Basemap} basemap
 * @param {{world: number, left: number, top: number, width: number, height: number, ratio: number}} view
 *   world: pixels across the world at this zoom; left, top: the canvas's corner in those pixels
 * @param {Object<string, string>} ink  colours by what they are for
 */
export function drawBasemap(context, basemap, view, ink) {
  const { world, left, top, width, height, ratio } = view;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = ink.water;
  context.fillRect(0, 0, width, height);
  const scale = (world / SCALE) * ratio;
  context.setTransform(scale, 0, 0, scale, -left * ratio, -top * ratio);
  const pixel = SCALE / world;
  context.fillStyle = ink.land;
  for (const land of basemap.land) context.fill(land, "evenodd");
  context.lineJoin = "round";
  context.lineCap = "round";
  context.strokeStyle = ink.river;
  context.lineWidth = pixel * (world > 256 * 64 ? 1.3 : 0.7);
  if (world >= 256 * 16) context.stroke(basemap.rivers);
  context.fillStyle = ink.water;
  for (const lakes of basemap.lakes) context.fill(lakes, "evenodd");
  context.strokeStyle = ink.border;
  context.lineCap = "butt";
  context.lineWidth = pixel;
  context.setLineDash([5 * pixel, 3 * pixel]);
  context.stroke(basemap.borders);
  context.setLineDash([1.5 * pixel, 3.5 * pixel]);
  context.stroke(basemap.contested);
  context.setLineDash([]);
  context.setTransform(1, 0, 0, 1, 0, 0);
}
