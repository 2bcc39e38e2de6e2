/**
 * What passes, counted claim by claim and site by site, kept up to date while the days move: only the rows that come
 * into the range or leave it are looked at, in the order of their first or of their last days.
 *
 * @typedef {{incidents: number, presences: number, hidden: number, undated: number, unplaced: number}} Counts
 *   hidden: pass and are not on the map; undated, unplaced: left out for want of a date, or of a point in the area
 */
import { UNDATED, lowerBound } from "./columns.js";
import { LEAD, LOST, PASS } from "./selection.js";

const LATEST = 2147483646;
/** Beyond this share of all rows it costs less to begin anew. */
const MUCH = 0.6;

export class Tally {
  /**
   * @param {import("./columns.js").Columns} columns
   * @param {import("./selection.js").Selection} selection
   * @param {import("./clusters.js").Sites} sites
   */
  constructor(columns, selection, sites) {
    this.columns = columns;
    this.selection = selection;
    this.sites = sites;
    this.byEnd = orderByEnd(columns.day_end);
    this.ends = new Int32Array(columns.rows);
    for (let at = 0; at < columns.rows; at++) this.ends[at] = columns.day_end[this.byEnd[at]];
    this.undatedRows = lowerBound(columns.day_start, UNDATED + 1);
    this.recount();
  }

  /** Count everything anew: after another filter. */
  recount() {
    const { selection, sites, columns, undatedRows } = this;
    sites.clear();
    /** @type {Counts} */
    this.counts = { incidents: 0, presences: 0, hidden: 0, undated: 0, unplaced: 0 };
    this.from = selection.from ?? UNDATED + 1;
    this.to = selection.to ?? LATEST;
    this.certainly = selection.filter.dates === "certainly";
    this.all = selection.from === null && selection.to === null;
    let undated = 0;
    for (let row = 0; row < undatedRows; row++) if (selection.pass[row] & LEAD) undated++;
    this.undated = undated;
    if (this.all) this.sweep(null, 0, columns.rows, 1, columns.day_start, UNDATED, LATEST);
    else if (this.certainly) this.sweepStarts(this.from, this.to, 1, UNDATED, this.to);
    else this.sweepStarts(UNDATED + 1, this.to, 1, this.from, 2147483647);
    this.counts.undated = this.all ? 0 : undated;
  }

  /** Follow `selection.from` and `selection.to`. */
  follow() {
    const { selection } = this;
    const from = selection.from ?? UNDATED + 1;
    const to = selection.to ?? LATEST;
    const all = selection.from === null && selection.to === null;
    const { from: a, to: b } = this;
    const MOST = 2147483647;
    const steps = [];
    // The first days first, with the old last day; then the last days, with the new first day.
    if (this.certainly) {
      if (from > a) steps.push(["start", a, from - 1, -1, UNDATED, b]);
      if (from < a) steps.push(["start", from, a - 1, 1, UNDATED, b]);
      if (to > b) steps.push(["end", b + 1, to, 1, from, MOST]);
      if (to < b) steps.push(["end", to + 1, b, -1, from, MOST]);
    } else {
      if (from > a) steps.push(["end", a, from - 1, -1, UNDATED, b]);
      if (from < a) steps.push(["end", from, a - 1, 1, UNDATED, b]);
      if (to > b) steps.push(["start", b + 1, to, 1, from, MOST]);
      if (to < b) steps.push(["start", to + 1, b, -1, from, MOST]);
    }
    const slices = steps.map(([order, low, high]) => {
      const sorted = order === "start" ? this.columns.day_start : this.ends;
      return [lowerBound(sorted, low), lowerBound(sorted, high + 1)];
    });
    const work = slices.reduce((sum, [low, high]) => sum + high - low, 0);
    if (work > this.columns.rows * MUCH) return this.recount();
    steps.forEach(([order, , , sign, least, most], index) => {
      const [low, high] = slices[index];
      const other = order === "start" ? this.columns.day_end : this.columns.day_start;
      this.sweep(order === "start" ? null : this.byEnd, low, high, sign, other, least, most);
    });
    if (all !== this.all) {
      this.sweep(null, 0, this.undatedRows, all ? 1 : -1, this.columns.day_start, UNDATED, UNDATED);
      this.counts.undated = all ? 0 : this.undated;
    }
    Object.assign(this, { from, to, all });
  }

  sweepStarts(first, last, sign, least, most) {
    const { day_start: starts, day_end: ends } = this.columns;
    this.sweep(null, lowerBound(starts, first), lowerBound(starts, Math.min(last, LATEST) + 1), sign, ends, least, most);
  }

  /**
   * Add or take away the rows at `low` up to `high` of an order whose `other` day lies between two.
   * @param {Int32Array|null} order  null for that of the rows
   */
  sweep(order, low, high, sign, other, least, most) {
    const { counts, columns, selection, sites } = this;
    const { pass, setGroups } = selection;
    const { kind, reason, modality, actor_set: sets } = columns;
    const { ofRow, count, incidents, planned, shares, groups } = sites;
    const incident = columns.header.kinds.indexOf("incident");
    const intended = columns.header.modalities.indexOf("planned");
    let happened = 0;
    let present = 0;
    let hidden = 0;
    let lost = 0;
    for (let at = low; at < high; at++) {
      const row = order === null ? at : order[at];
      const bits = pass[row];
      if (bits === 0 || other[row] < least || other[row] > most) continue;
      if (bits & LEAD) {
        if (reason[row] !== 0) hidden++;
        else if (kind[row] === incident) happened++;
        else present++;
      } else if (bits & LOST) lost++;
      const site = ofRow[row];
      if (!(bits & PASS) || site < 0) continue;
      count[site] += sign;
      if (kind[row] === incident) incidents[site] += sign;
      if (modality[row] === intended) planned[site] += sign;
      const shades = setGroups[sets[row]];
      if (shades.length === 0) shares[site * groups + groups - 1] += sign;
      for (let index = 0; index < shades.length; index++) shares[site * groups + shades[index]] += sign;
    }
    counts.incidents += sign * happened;
    counts.presences += sign * present;
    counts.hidden += sign * hidden;
    counts.unplaced += sign * lost;
  }
}

/** Row numbers in the order of their last days. Days are few and rows many: counted out, not compared. */
function orderByEnd(ends) {
  const rows = ends.length;
  const order = new Int32Array(rows);
  let low = Infinity;
  let high = -Infinity;
  let undated = 0;
  for (let row = 0; row < rows; row++) {
    if (ends[row] === UNDATED) undated++;
    else {
      low = Math.min(low, ends[row]);
      high = Math.max(high, ends[row]);
    }
  }
  if (high - low > 4000000) return order.map((_, row) => row).sort((a, b) => ends[a] - ends[b] || a - b);
  const next = new Int32Array(Math.max(0, high - low + 2) || 1);
  for (let row = 0; row < rows; row++) if (ends[row] !== UNDATED) next[ends[row] - low + 1]++;
  for (let day = 1; day < next.length; day++) next[day] += next[day - 1];
  let dateless = 0;
  for (let row = 0; row < rows; row++) {
    if (ends[row] === UNDATED) order[dateless++] = row;
    else order[undated + next[ends[row] - low]++] = row;
  }
  return order;
}
