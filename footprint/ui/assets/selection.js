/**
 * A filter → which rows pass, how many claims that is, and how they spread over time.
 * The same rules as `footprint/sieve.py`; a test holds both to the same counts.
 *
 * @typedef {Object} Filter
 * @property {number|null} day_from  days since 1970-01-01
 * @property {number|null} day_to
 * @property {"possibly"|"certainly"} dates
 * @property {string[]} kinds
 * @property {string[]} types
 * @property {string[]} modalities
 * @property {string[]} precisions
 * @property {string[]} certainties
 * @property {number[]} sources  indexes into the snapshot's; -1 for one that it has not
 * @property {string[]} actors  an id also means its descendants, `group.x` a colour group, `:role` after either a role
 * @property {"any"|"all"} match
 * @property {string[]} roles  of actors without a role of their own
 * @property {number[]} area  x and y of each corner, flat; empty for everywhere
 */
import { UNDATED, lowerBound } from "./columns.js";

/** Lets everything through. @returns {Filter} */
export const noFilter = () => ({
  day_from: null, day_to: null, dates: "possibly", match: "any",
  kinds: [], types: [], modalities: [], precisions: [], certainties: [], sources: [], actors: [], roles: [], area: [],
});

export class Selection {
  /**
   * @param {import("./columns.js").Columns} columns
   * @param {string[]} groups  ids of the colour groups, the last for whoever has none
   */
  constructor(columns, groups) {
    this.columns = columns;
    this.groups = groups.length;
    const { actor_groups: ofActor, actor_sets: sets } = columns.header;
    const groupOfActor = ofActor.map((group) => (groups.includes(group) ? groups.indexOf(group) : groups.length - 1));
    /** For each set of actors its colour groups, the first-named actor's first. */
    this.setGroups = sets.map((set) => [...new Set(set.map((index) => groupOfActor[index]))]);
    this.pass = new Uint8Array(columns.rows);
    this.setFilter(noFilter());
  }

  /** @param {Filter} filter */
  setFilter(filter) {
    this.filter = filter;
    const { columns, pass } = this;
    const { header } = columns;
    const kinds = allowed(header.kinds, filter.kinds);
    const types = allowed(header.types, filter.types);
    const modalities = allowed(header.modalities, filter.modalities);
    const precisions = allowed(header.precisions, filter.precisions);
    const certainties = allowed(header.certainties, filter.certainties);
    const sources = allowed(header.sources.map((_, index) => index), filter.sources);
    const sets = setsWith(header, filter);
    const { kind, type, modality, precision, certainty, source, actor_set: set } = columns;
    for (let row = 0; row < columns.rows; row++) {
      pass[row] =
        kinds[kind[row]] &
        types[type[row]] &
        modalities[modality[row]] &
        precisions[precision[row]] &
        certainties[certainty[row]] &
        sources[source[row]] &
        sets[set[row]];
    }
    this.outside = filter.area.length ? leaveOut(columns, pass, filter.area) : null;
    this.setDays(filter.day_from, filter.day_to, filter.dates);
  }

  /**
   * The rows between `low` and `high` may be in the range; `inRange` tells of each.
   * @param {number|null} from  @param {number|null} to  @param {"possibly"|"certainly"} dates
   */
  setDays(from, to, dates) {
    const { columns } = this;
    this.all = from === null && to === null;
    this.from = from ?? UNDATED + 1;
    this.to = to ?? 2147483647;
    this.certainly = dates === "certainly";
    this.low = this.all ? 0 : lowerBound(this.certainly ? columns.day_start : columns.latestEnd, this.from);
    this.high = this.all ? columns.rows : lowerBound(columns.day_start, Math.min(this.to, 2147483646) + 1);
  }

  /** @param {number} row */
  inRange(row) {
    if (this.all) return true;
    const { day_start: starts, day_end: ends } = this.columns;
    if (starts[row] === UNDATED) return false;
    return this.certainly
      ? starts[row] >= this.from && ends[row] <= this.to
      : starts[row] <= this.to && ends[row] >= this.from;
  }

  /**
   * Claims that pass: drawn incidents and presences, and those that are not on the map; and those that are left out
   * for want of a date, or of a point where an area is chosen.
   * The rows of one claim lie together, so a claim is counted where it is first met.
   */
  count() {
    const { columns, pass } = this;
    const { claim, kind, reason, day_start: starts } = columns;
    const incident = columns.header.kinds.indexOf("incident");
    const counts = { incidents: 0, presences: 0, hidden: 0, undated: 0, unplaced: this.countOutside() };
    let last = -1;
    for (let row = this.low; row < this.high; row++) {
      if (!pass[row] || claim[row] === last || !this.inRange(row)) continue;
      last = claim[row];
      if (reason[row]) counts.hidden++;
      else if (kind[row] === incident) counts.incidents++;
      else counts.presences++;
    }
    if (this.all) return counts;
    last = -1;
    for (let row = 0; row < columns.rows && starts[row] === UNDATED; row++) {
      if (!pass[row] || claim[row] === last) continue;
      last = claim[row];
      counts.undated++;
    }
    return counts;
  }

  countOutside() {
    const { outside, columns } = this;
    if (!outside) return 0;
    let found = 0;
    let last = -1;
    for (let row = this.low; row < this.high; row++) {
      if (!outside[row] || columns.claim[row] === last || !this.inRange(row)) continue;
      last = columns.claim[row];
      found++;
    }
    return found;
  }

  /**
   * How the drawn claims spread over bins of days, by colour group; an interval is shared out over its bins.
   * The day range plays no part.
   * @param {number[]} edges  n + 1 days
   * @returns {Float32Array}  n times `groups`
   */
  histogram(edges) {
    const { columns, pass, groups } = this;
    const bins = edges.length - 1;
    const found = new Float32Array(bins * groups);
    const first = edges[0];
    const binOfDay = new Uint16Array(Math.max(1, edges[bins] - first));
    for (let bin = 0; bin < bins; bin++) binOfDay.fill(bin, edges[bin] - first, edges[bin + 1] - first);
    const last = binOfDay.length - 1;
    let counted = -1;
    for (let row = 0; row < columns.rows; row++) {
      if (!pass[row] || columns.reason[row] || columns.claim[row] === counted) continue;
      if (columns.day_start[row] === UNDATED) continue;
      counted = columns.claim[row];
      const from = binOfDay[Math.max(0, Math.min(last, columns.day_start[row] - first))];
      const to = binOfDay[Math.max(0, Math.min(last, columns.day_end[row] - first))];
      const shades = this.setGroups[columns.actor_set[row]];
      const group = shades.length ? shades[0] : groups - 1;
      const share = 1 / (to - from + 1);
      for (let bin = from; bin <= to; bin++) found[bin * groups + group] += share;
    }
    return found;
  }
}

/**
 * @template T
 * @param {T[]} names  @param {T[]} chosen  none chosen means all
 */
function allowed(names, chosen) {
  const table = new Uint8Array(Math.max(256, names.length));
  if (!chosen.length) return table.fill(1);
  const wanted = new Set(chosen);
  names.forEach((name, index) => {
    table[index] = wanted.has(name) ? 1 : 0;
  });
  return table;
}

/** Which combinations of actors a filter lets through. @param {Object} header @param {Filter} filter */
function setsWith(header, filter) {
  const { actors, actor_groups: groups, actor_sets: sets, role_sets: roleSets, roles } = header;
  const passing = new Uint8Array(sets.length);
  if (!filter.actors.length && !filter.roles.length) return passing.fill(1);
  const anyRole = filter.roles.reduce((bits, role) => bits | (1 << roles.indexOf(role)), 0) || -1;
  const entries = (filter.actors.length ? filter.actors : [""]).map((entry) => {
    const [name, role] = entry.split(":");
    const isMeant = (id, index) =>
      !name || (name.startsWith("group.") ? groups[index] === name.slice(6) : id === name || id.startsWith(`${name}.`));
    return { meant: actors.map(isMeant), bits: role ? 1 << roles.indexOf(role) : anyRole };
  });
  const all = filter.match === "all";
  sets.forEach((set, index) => {
    const takesPart = ({ meant, bits }) => set.some((actor, at) => meant[actor] && roleSets[index][at] & bits);
    passing[index] = (all ? entries.every(takesPart) : entries.some(takesPart)) ? 1 : 0;
  });
  return passing;
}

/**
 * Drop the rows whose point lies outside a polygon. Those that are not drawn have none; they are dropped too, and told
 * apart, so that they can be counted.
 * @param {import("./columns.js").Columns} columns @param {Uint8Array} pass @param {number[]} area
 * @returns {Uint8Array}  1 where a row passes all but the area and is not drawn
 */
function leaveOut(columns, pass, area) {
  const { x: xs, y: ys, reason, rows } = columns;
  const corners = area.length / 2;
  const pointless = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    if (!pass[row]) continue;
    if (reason[row]) pointless[row] = 1;
    const x = xs[row];
    const y = ys[row];
    let inside = 0;
    for (let at = 0, last = corners - 1; at < corners; last = at++) {
      const ay = area[2 * at + 1];
      const by = area[2 * last + 1];
      if (ay > y === by > y) continue;
      const ax = area[2 * at];
      if (x < ((area[2 * last] - ax) * (y - ay)) / (by - ay) + ax) inside ^= 1;
    }
    pass[row] = inside;
  }
  return pointless;
}
