/**
 * A filter → which rows pass, how many claims that is, and how they spread over time.
 * The same rules as `footprint/filters.py`; a test holds both to the same counts.
 *
 * @typedef {Object} Filter
 * @property {number|null} day_from  days since 1970-01-01
 * @property {number|null} day_to
 * @property {"possibly"|"certainly"} dates
 * @property {string[]} kinds
 * @property {string[]} types
 * @property {string[]} modalities
 * @property {string[]} precisions
 * @property {string[]} actors  an id also means its descendants
 */
import { UNDATED, lowerBound } from "./columns.js";

export class Selection {
  /**
   * @param {import("./columns.js").Columns} columns
   * @param {(actor: string) => number} groupOf  the colour group's index
   * @param {number} groups  how many colour groups there are
   */
  constructor(columns, groupOf, groups) {
    this.columns = columns;
    this.groups = groups;
    const { actors, actor_sets: sets } = columns.header;
    const groupOfActor = actors.map(groupOf);
    /** For each set of actors its colour groups, the first-named actor's first. */
    this.setGroups = sets.map((set) => [...new Set(set.map((index) => groupOfActor[index]))]);
    this.pass = new Uint8Array(columns.rows);
    this.setFilter({ day_from: null, day_to: null, dates: "possibly", kinds: [], types: [], modalities: [], precisions: [], actors: [] });
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
    const wanted = header.actors.map((id) => filter.actors.some((each) => id === each || id.startsWith(`${each}.`)));
    const sets = new Uint8Array(header.actor_sets.length);
    header.actor_sets.forEach((set, index) => {
      sets[index] = !filter.actors.length || set.some((actor) => wanted[actor]) ? 1 : 0;
    });
    for (let row = 0; row < columns.rows; row++) {
      pass[row] =
        kinds[columns.kind[row]] &
        types[columns.type[row]] &
        modalities[columns.modality[row]] &
        precisions[columns.precision[row]] &
        sets[columns.actor_set[row]];
    }
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
   * Claims that pass: drawn incidents and presences, and those that are not on the map; and the undated left out.
   * The rows of one claim lie together, so a claim is counted where it is first met.
   */
  count() {
    const { columns, pass } = this;
    const { claim, kind, reason, day_start: starts } = columns;
    const incident = columns.header.kinds.indexOf("incident");
    const counts = { incidents: 0, presences: 0, hidden: 0, undated: 0 };
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
 * @param {string[]} names  @param {string[]} chosen  none chosen means all
 */
function allowed(names, chosen) {
  const table = new Uint8Array(256);
  if (!chosen.length) return table.fill(1);
  names.forEach((name, index) => {
    table[index] = chosen.includes(name) ? 1 : 0;
  });
  return table;
}
