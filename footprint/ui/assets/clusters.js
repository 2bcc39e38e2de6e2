/**
 * Rows that pass → marks: sites first (one place, one precision, one radius), then cells of a grid that is fixed to
 * the world's pixels at each zoom, so that panning changes nothing.
 *
 * @typedef {Object} Mark
 * @property {string} key  stays the same while the mark means the same sites
 * @property {number} x  Web Mercator, 0 to 1
 * @property {number} y
 * @property {number} radius  of the mark itself, in pixels
 * @property {number} count  claims, a claim with two places here counted at each
 * @property {number} incidents
 * @property {number} presences
 * @property {number} planned
 * @property {number[]} shares  claims by colour group
 * @property {number[]} sites  indexes into `Sites`
 * @property {number} [shade]  of a hexagon: 0 to 1
 * @property {boolean} single  all its sites lie on one point: a click opens it, zooming could not split it
 */
const CELL = 60;

/** Every distinct place as drawn: point, precision and radius. Made once a snapshot. */
export class Sites {
  /** @param {import("./columns.js").Columns} columns @param {number} groups */
  constructor(columns, groups) {
    this.columns = columns;
    this.groups = groups;
    this.ofRow = new Int32Array(columns.rows).fill(-1);
    /** @type {number[]} the first row of each site */
    const first = [];
    // One place may stand at several points ("north of the town" is not the town): its sites are a chain.
    const { x, y, radius_m: radius, precision, place, reason } = columns;
    const chains = new Int32Array(columns.header.places.length).fill(-1);
    /** @type {number[]} */
    const next = [];
    for (let row = 0; row < columns.rows; row++) {
      if (reason[row] || Number.isNaN(x[row])) continue;
      let site = chains[place[row]];
      for (; site >= 0; site = next[site]) {
        const other = first[site];
        if (x[other] === x[row] && y[other] === y[row] && precision[other] === precision[row] && radius[other] === radius[row]) break;
      }
      if (site < 0) {
        site = first.push(row) - 1;
        next.push(chains[place[row]]);
        chains[place[row]] = site;
      }
      this.ofRow[row] = site;
    }
    this.size = first.length;
    this.x = Float32Array.from(first, (row) => columns.x[row]);
    this.y = Float32Array.from(first, (row) => columns.y[row]);
    this.radius = Float32Array.from(first, (row) => columns.radius_m[row]);
    this.precision = first.map((row) => columns.header.precisions[columns.precision[row]]);
    this.place = first.map((row) => columns.place[row]);
    this.count = new Uint32Array(this.size);
    this.incidents = new Uint32Array(this.size);
    this.planned = new Uint32Array(this.size);
    this.shares = new Uint32Array(this.size * groups);
  }

  /** Nothing is counted yet. */
  clear() {
    for (const numbers of [this.count, this.incidents, this.planned, this.shares]) numbers.fill(0);
  }
}

/** Where each site falls in the grid of one zoom. Made once a zoom. */
export class Grid {
  /** @param {Sites} sites @param {number} zoom */
  constructor(sites, zoom) {
    this.zoom = zoom;
    this.world = 256 * 2 ** zoom;
    const width = Math.ceil(this.world / CELL);
    const known = new Map();
    this.cellOf = new Int32Array(sites.size);
    this.keys = [];
    for (let site = 0; site < sites.size; site++) {
      const column = Math.floor((sites.x[site] * this.world) / CELL);
      const line = Math.floor((sites.y[site] * this.world) / CELL);
      const key = line * width + column;
      let cell = known.get(key);
      if (cell === undefined) {
        cell = known.size;
        known.set(key, cell);
        this.keys.push(key);
      }
      this.cellOf[site] = cell;
    }
    this.neighbours = this.keys.map((key) =>
      [-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1]
        .map((step) => known.get(key + step))
        .filter((cell) => cell !== undefined),
    );
  }

  /**
   * The marks of all the world at this zoom; cells whose marks would touch become one.
   * @param {Sites} sites @param {number} groups
   * @returns {Mark[]}
   */
  marks(sites, groups) {
    const members = new Array(this.keys.length);
    const totals = new Uint32Array(this.keys.length);
    for (let site = 0; site < sites.size; site++) {
      if (!sites.count[site]) continue;
      const cell = this.cellOf[site];
      (members[cell] ??= []).push(site);
      totals[cell] += sites.count[site];
    }
    const cells = [];
    for (let cell = 0; cell < members.length; cell++) if (members[cell]) cells.push(cell);
    cells.sort((a, b) => totals[b] - totals[a] || this.keys[a] - this.keys[b]);
    const made = new Array(this.keys.length);
    const marks = [];
    for (const cell of cells) {
      const mark = summarize(members[cell], sites, groups);
      const near = this.neighbours[cell]
        .map((other) => made[other])
        .find((other) => other && this.touches(mark, other));
      if (near) {
        const merged = summarize(near.sites.concat(mark.sites), sites, groups);
        Object.assign(near, merged);
        made[cell] = near;
      } else {
        made[cell] = mark;
        marks.push(mark);
      }
    }
    return marks;
  }

  /** @param {Mark} a @param {Mark} b */
  touches(a, b) {
    const distance = Math.hypot(a.x - b.x, a.y - b.y) * this.world;
    return distance < a.radius + b.radius + 2;
  }
}

/**
 * @param {number[]} members @param {Sites} sites @param {number} groups
 * @returns {Mark}
 */
export function summarize(members, sites, groups) {
  const shares = new Array(groups).fill(0);
  const { count: counts, incidents: happened, planned: intended, shares: parts, x: xs, y: ys } = sites;
  const [head] = members;
  let count = 0;
  let incidents = 0;
  let planned = 0;
  let x = 0;
  let y = 0;
  let single = true;
  for (let at = 0; at < members.length; at++) {
    const site = members[at];
    const weight = counts[site];
    count += weight;
    incidents += happened[site];
    planned += intended[site];
    x += xs[site] * weight;
    y += ys[site] * weight;
    single = single && xs[site] === xs[head] && ys[site] === ys[head];
    for (let group = 0, part = site * groups; group < groups; group++, part++) shares[group] += parts[part];
  }
  const alone = count === 1;
  return {
    key: `${members[0]}+${members.length}`,
    x: single ? sites.x[members[0]] : x / count,
    y: single ? sites.y[members[0]] : y / count,
    radius: alone ? 8 : Math.min(30, 13 + 2.6 * Math.log10(count) ** 1.4),
    count,
    incidents,
    presences: count - incidents,
    planned,
    shares,
    sites: members,
    single,
  };
}

