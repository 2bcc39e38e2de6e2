/**
 * States of presence on a canvas. A diamond in the actor's colour: solid while the evidence holds and fainter with its
 * age, hatched where planned, crossed out where it left, half of it where claims contradict. Of two days: filled with a
 * ring what came, a cross what went.
 */
import { drawMany, drawReach, hatch, outline } from "./marks.js";

const MOST_ABREAST = 5;
const SIZE = 7.5;
const STEP = 19;
const LEAST_OUTLINE = 0.75;
/* Age empties a sign and leaves its outline: what was seen a year ago must be found on a dark map, too. */
const AREAS = new Set(["near", "area", "admin3", "admin2", "admin1"]);

/** Marks whose forces stand abreast need room to be clicked in. @param {import("./clusters.js").Mark[]} marks @param {import("./standing.js").AsOf} asof */
export function makeRoom(marks, asof) {
  for (const mark of marks) {
    mark.abreast = mark.single && mark.count <= MOST_ABREAST ? asof.pairsOf(mark) : null;
    if (mark.abreast) mark.radius = Math.max(9, (mark.abreast.length * STEP) / 2);
  }
}

/**
 * @param {CanvasRenderingContext2D} context @param {import("./clusters.js").Mark[]} marks
 * @param {import("./standing.js").AsOf} asof @param {import("./marks.js").View} view @param {object} look
 */
export function drawSigns(context, marks, asof, view, look) {
  const { sites } = asof;
  const wide = marks
    .filter((mark) => mark.single || mark.sites.length <= 4)
    .flatMap((mark) => mark.sites.filter((site) => AREAS.has(sites.precision[site])));
  wide.sort((a, b) => sites.radius[b] - sites.radius[a]);
  wide.slice(0, 40).forEach((site) => drawReach(context, site, sites, view, look));
  for (const mark of [...marks].reverse()) {
    const x = mark.x * view.world - view.left;
    const y = mark.y * view.world - view.top;
    if (!mark.abreast) drawMany(context, mark, x, y, look);
    else {
      const start = x - ((mark.abreast.length - 1) * STEP) / 2;
      mark.abreast.forEach((pair, index) => drawSign(context, pair, start + index * STEP, y, asof, look));
    }
    if (mark.sites.some((site) => look.chosen.has(site)) || look.focused === mark.key) {
      if (mark.abreast?.length > 1) {
        context.beginPath();
        context.roundRect(x - mark.radius - 4, y - 14, 2 * mark.radius + 8, 28, 14);
      } else outline(context, mark, x, y, mark.radius + 4);
      context.strokeStyle = look.ink.ink;
      context.lineWidth = look.focused === mark.key ? 2.5 : 1.75;
      context.stroke();
    }
  }
}

/** @param {number} pair */
function drawSign(context, pair, x, y, asof, look) {
  const colour = look.colours[asof.groupOf(pair)];
  const state = asof.stateOf(pair);
  const gone = state === "withdrawn" || state === "went";
  diamond(context, x, y, SIZE + 2);
  context.fillStyle = look.ink.sheet;
  context.globalAlpha = gone ? 0.85 : 1;
  context.fill();
  const strength = asof.strengthOf(pair);
  context.globalAlpha = Math.max(LEAST_OUTLINE, strength);
  if (gone) cross(context, x, y, colour);
  else {
    if (strength < 1) {
      diamond(context, x, y, SIZE - 0.7);
      stroke(context, colour, 1.4);
    }
    context.globalAlpha = strength;
    diamond(context, x, y, SIZE);
    context.fillStyle = state === "planned" ? hatch(context, colour, 4) : colour;
    if (state !== "contested") context.fill();
    if (state === "contested") half(context, x, y);
    if (state === "planned") stroke(context, colour, 1.3);
    if (state === "contested" || state === "came") stroke(context, look.ink.ink, 1.8);
  }
  context.globalAlpha = 1;
}

function diamond(context, x, y, radius) {
  const size = radius * 1.18;
  context.beginPath();
  context.moveTo(x, y - size);
  context.lineTo(x + size, y);
  context.lineTo(x, y + size);
  context.lineTo(x - size, y);
  context.closePath();
}

function half(context, x, y) {
  const size = SIZE * 1.18;
  context.beginPath();
  context.moveTo(x, y - size);
  context.lineTo(x, y + size);
  context.lineTo(x - size, y);
  context.closePath();
  context.fill();
  diamond(context, x, y, SIZE);
}

function stroke(context, colour, width) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

function cross(context, x, y, colour) {
  const arm = 4.6;
  context.beginPath();
  context.moveTo(x - arm, y - arm);
  context.lineTo(x + arm, y + arm);
  context.moveTo(x + arm, y - arm);
  context.lineTo(x - arm, y + arm);
  context.lineCap = "round";
  stroke(context, colour, 2.4);
  context.lineCap = "butt";
}
