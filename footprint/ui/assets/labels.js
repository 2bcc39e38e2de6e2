/**
 * Names of places, so many as there is room for: the important first, none over another or over a mark.
 *
 * @typedef {Object} Label
 * @property {number} x  Web Mercator, 0 to 1
 * @property {number} y
 * @property {string} en
 * @property {string} ar
 * @property {string} form  `country`, `admin`, `city`, `town`, `village`, `site`, `road`
 * @property {number} zoom  from this zoom on
 * @property {number} [last]  up to this zoom
 */

const STYLE = {
  country: { font: "600 12px", spacing: "2px", upper: true },
  admin: { font: "italic 500 11.5px", spacing: "0.5px", upper: false },
  city: { font: "600 12.5px", spacing: "0px", upper: false },
  town: { font: "500 11.5px", spacing: "0px", upper: false },
  village: { font: "400 11px", spacing: "0px", upper: false },
  site: { font: "italic 400 11px", spacing: "0px", upper: false },
  road: { font: "italic 400 10.5px", spacing: "0.3px", upper: false },
};
/** Names that stand over what they name, without a dot. */
const UNDOTTED = new Set(["country", "admin", "road"]);
const JOINED = /\p{Script=Arabic}/u;
const MOST_NAMES = 160;
const FAMILY = '"Noto Sans", "Noto Sans Arabic", "Segoe UI", system-ui, sans-serif';

/** Boxes that are taken, in a coarse grid so that asking stays cheap. */
export class Room {
  constructor() {
    /** @type {Map<string, number[][]>} */
    this.cells = new Map();
  }

  /** @param {number} left @param {number} top @param {number} right @param {number} bottom */
  take(left, top, right, bottom) {
    const box = [left, top, right, bottom];
    this.each(box, (key) => {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    });
  }

  /** @returns {boolean} */
  isFree(left, top, right, bottom) {
    let free = true;
    this.each([left, top, right, bottom], (key) => {
      for (const box of this.cells.get(key) ?? []) {
        if (box[0] < right && box[2] > left && box[1] < bottom && box[3] > top) free = false;
      }
    });
    return free;
  }

  each([left, top, right, bottom], visit) {
    for (let column = Math.floor(left / 64); column <= Math.floor(right / 64); column++) {
      for (let line = Math.floor(top / 64); line <= Math.floor(bottom / 64); line++) visit(`${column},${line}`);
    }
  }
}

/**
 * @param {CanvasRenderingContext2D} context  in CSS pixels
 * @param {Label[]} labels  the most important first
 * @param {{world: number, left: number, top: number, width: number, height: number, zoom: number}} view
 * @param {Room} room  where the marks are
 * @param {Object<string, string>} ink
 * @param {string} language
 * @returns {{text: string, box: number[]}[]}  what was written where: left, top, right, bottom
 */
export function drawLabels(context, labels, view, room, ink, language) {
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const drawn = [];
  // A suburb's name beside its city's helps nobody: a place keeps others' names away from its dot.
  const dots = new Room();
  for (const label of labels) {
    if (label.zoom > view.zoom || label.last < view.zoom || drawn.length > MOST_NAMES) continue;
    const x = label.x * view.world - view.left;
    const y = label.y * view.world - view.top;
    if (x < -20 || y < -20 || x > view.width + 20 || y > view.height + 20) continue;
    const style = STYLE[label.form];
    const name = (language.startsWith("ar") && label.ar) || label.en;
    const text = style.upper ? name.toUpperCase() : name;
    context.font = `${style.font} ${FAMILY}`;
    // Letters that are joined in writing must not be set apart.
    context.letterSpacing = JOINED.test(name) ? "0px" : style.spacing;
    label.widths ??= new Map();
    let width = label.widths.get(language);
    if (width === undefined) {
      width = context.measureText(text).width;
      label.widths.set(language, width);
    }
    const dotted = !UNDOTTED.has(label.form);
    if (dotted && !dots.isFree(x - 20, y - 13, x + 20, y + 13)) continue;
    const spot = place(x, y, width, dotted, room);
    if (!spot) continue;
    room.take(spot[0] - 2, spot[1] - 8, spot[0] + width + 2, spot[1] + 8);
    if (dotted) dots.take(x - 20, y - 13, x + 20, y + 13);
    const strong = label.form === "city";
    if (dotted && room.isFree(x - 2, y - 2, x + 2, y + 2)) {
      context.fillStyle = strong ? ink.soft : ink.faint;
      context.beginPath();
      context.arc(x, y, strong ? 2.4 : 1.8, 0, 7);
      context.fill();
      room.take(x - 2, y - 2, x + 2, y + 2);
    }
    context.strokeStyle = ink.land;
    context.lineWidth = 3;
    context.strokeText(text, spot[0], spot[1]);
    context.fillStyle = strong ? ink.label : dotted ? ink.soft : ink.faint;
    context.fillText(text, spot[0], spot[1]);
    drawn.push({ text: name, box: [spot[0], spot[1] - 7, spot[0] + width, spot[1] + 7] });
  }
  context.letterSpacing = "0px";
  return drawn;
}

/** Beside the dot, right or left, above or below; where there is no dot, over the point. Null where nothing is free. */
function place(x, y, width, dotted, room) {
  const spots = dotted
    ? [
        [x + 7, y],
        [x - width - 7, y],
        [x - width / 2, y - 13],
        [x - width / 2, y + 13],
        [x + 12, y - 12],
        [x + 12, y + 12],
        [x + 22, y],
        [x - width - 22, y],
        [x - width / 2, y - 26],
        [x - width / 2, y + 26],
      ]
    : [
        [x - width / 2, y],
        [x - width / 2, y - 18],
        [x - width / 2, y + 18],
      ];
  return spots.find(([left, middle]) => room.isFree(left - 2, middle - 8, left + width + 2, middle + 8)) ?? null;
}
