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
 * @property {Path2D} roads
 * @property {import("./labels.js").Label[]} roadNames
 * @property {{zoom: number, path: Path2D}[]} outlines  of imported units, from that zoom on
 * @property {Map<string, Path2D>} units  the same by the unit's id; `onScreen` lays one over a view
 */

/**
 * @param {{basemap: string, outlines: string, roads: {en: string, ar: string, line: number[]}[], quantum: number, countries: Object<string, string>}} config
 * @returns {Promise<Basemap>}
 */
export async function loadBasemap(config) {
  const [raw, imported] = await Promise.all([get(config.basemap), get(config.outlines)]);
  const { units, ...byZoom } = imported;
  const unit = 1 / raw.quantum;
  const fine = 1 / config.quantum;
  return {
    land: raw.land.map((rings) => trace(rings, unit, true)),
    lakes: raw.lakes.map((rings) => trace(rings, unit, true)),
    borders: trace(raw.borders, unit, false),
    contested: trace(raw.contested, unit, false),
    rivers: trace(raw.rivers, unit, false),
    roads: trace(config.roads.map((road) => road.line), fine, false),
    roadNames: config.roads.map((road) => nameOnRoad(road, fine)),
    outlines: Object.entries(byZoom).map(([zoom, lines]) => ({ zoom: Number(zoom), path: trace(lines, fine, true) })),
    units: new Map(
      Object.entries(units).map(([id, [zoom, first, many]]) => [id, trace(byZoom[zoom].slice(first, first + many), fine, true)]),
    ),
    countries: raw.countries.map(([en, x, y, width]) => ({
      x: x * unit,
      y: y * unit,
      en: config.countries[en] ?? en,
      ar: "",
      form: "country",
      // From the zoom on at which the country is wide enough for its name, until it is wider than a screen.
      zoom: Math.max(3, Math.ceil(Math.log2(LABEL_WIDTH / (width * unit * 256)))),
      last: Math.floor(Math.log2(4000 / (width * unit * 256))),
    })),
  };
}

/** @param {Path2D} path  of `units` @param {{world: number, left: number, top: number}} view @returns {Path2D} in its pixels */
export function onScreen(path, { world, left, top }) {
  const laid = new Path2D();
  laid.addPath(path, new DOMMatrix([world / SCALE, 0, 0, world / SCALE, -left, -top]));
  return laid;
}

async function get(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${answer.statusText}`);
  return answer.json();
}

/** The road's name stands at the middle one of its points. */
function nameOnRoad({ en, ar, line }, unit) {
  const middle = Math.floor(line.length / 4);
  let x = 0;
  let y = 0;
  for (let index = 0; index <= 2 * middle; index += 2) {
    x += line[index];
    y += line[index + 1];
  }
  return { x: x * unit, y: y * unit, en, ar, form: "road", zoom: 8 };
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
 * @param {"drawn"|"street"|"satellite"} ground  what lies below: over a map of others only lines are drawn, or nothing
 */
export function drawBasemap(context, basemap, view, ink, ground) {
  const { world, left, top, width, height, ratio } = view;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  if (ground === "street") return;
  const bare = ground === "drawn";
  if (bare) {
    context.fillStyle = ink.water;
    context.fillRect(0, 0, width, height);
  }
  const scale = (world / SCALE) * ratio;
  context.setTransform(scale, 0, 0, scale, -left * ratio, -top * ratio);
  const pixel = SCALE / world;
  context.lineJoin = "round";
  context.lineCap = "round";
  if (bare) drawGround(context, basemap, world, pixel, ink);
  const strong = bare ? ink.border : ink.paper;
  context.lineCap = "butt";
  context.strokeStyle = strong;
  context.lineWidth = pixel * 0.6;
  context.setLineDash([1.5 * pixel, 2.5 * pixel]);
  for (const { zoom, path } of basemap.outlines) if (world >= 256 * 2 ** zoom) context.stroke(path);
  context.lineWidth = pixel;
  context.setLineDash([5 * pixel, 3 * pixel]);
  context.stroke(basemap.borders);
  context.setLineDash([1.5 * pixel, 3.5 * pixel]);
  context.stroke(basemap.contested);
  context.setLineDash([]);
  context.setTransform(1, 0, 0, 1, 0, 0);
}

/** Land, rivers, lakes, highways. */
function drawGround(context, basemap, world, pixel, ink) {
  context.fillStyle = ink.land;
  for (const land of basemap.land) context.fill(land, "evenodd");
  context.strokeStyle = ink.river;
  context.lineWidth = pixel * (world > 256 * 64 ? 1.3 : 0.7);
  if (world >= 256 * 16) context.stroke(basemap.rivers);
  context.fillStyle = ink.water;
  for (const lakes of basemap.lakes) context.fill(lakes, "evenodd");
  if (world < 256 * 64) return;
  context.strokeStyle = ink.rule;
  context.lineWidth = pixel * (world > 256 * 256 ? 3 : 2);
  context.stroke(basemap.roads);
}
