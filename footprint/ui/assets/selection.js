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
 * @property {string[]} reviews
 * @property {number[]} sources  indexes into the snapshot's; -1 for one that it has not
 * @property {string[]} actors  an id also means its descendants, `group.x` a colour group, `:role` after either a role
 * @property {"any"|"all"} match
 * @property {string[]} roles  of actors without a role of their own
 * @property {string} words  what the quotes have; which rows that are, the server tells
 * @property {number[]} area  x and y of each corner, flat; empty for everywhere
 */
import { UNDATED, lowerBound } from "./columns.js";

/** Lets everything through. @returns {Filter} */
export const noFilter = () => ({
  day_from: null, day_to: null, dates: "possibly", match: "any",
  kinds: [], types: [], modalities: [], precisions: [], certainties: [], reviews: [], sources: [], actors: [], roles: [],
  words: "", area: [],
});

/** Bits of `pass`: the row passes; it is the first of its claim that does; it fails by having no point alone, likewise. */
export const PASS = 1;
export const LEAD = 2;
export const LOST = 4;

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

  /** @param {Filter} filter @param {Uint8Array|null} [said]  a bit for each row that has the words, the lowest first */
  setFilter(filter, said = null) {
    this.filter = filter;
    const { columns, pass } = this;
    const { header } = columns;
    const kinds = allowed(header.kinds, filter.kinds);
    const types = allowed(header.types, filter.types);
    const modalities = allowed(header.modalities, filter.modalities);
    const precisions = allowed(header.precisions, filter.precisions);
    const certainties = allowed(header.certainties, filter.certainties);
    const reviews = allowed(header.reviews, filter.reviews);
    const sources = allowed(header.sources.map((_, index) => index), filter.sources);
    const sets = setsWith(header, filter);
    const { kind, type, modality, precision, certainty, review, source, actor_set: set } = columns;
    for (let row = 0; row < columns.rows; row++) {
      pass[row] =
        kinds[kind[row]] &
        types[type[row]] &
        modalities[modality[row]] &
        precisions[precision[row]] &
        certainties[certainty[row]] &
        reviews[review[row]] &
        sources[source[row]] &
        sets[set[row]];
    }
    if (said) for (let row = 0; row < columns.rows; row++) pass[row] &= said[row >> 3] >> (row & 7);
    if (filter.area.length) leaveOut(columns, pass, filter.area);
    markLeads(columns.claim, pass);
    this.setDays(filter.day_from, filter.day_to);
  }

  /** @param {number|null} from  @param {number|null} to  none for no limit */
  setDays(from, to) {
    this.from = from;
    this.to = to;
  }

  /**
   * How the drawn claims spread over bins of days, those of one bin apart from those that are shared out, day by day,
   * over several. The day range plays no part.
   * @param {number[]} edges  n + 1 days
   * @param {"actor"|"kind"} by  what is stacked: colour groups, or incidents and presences
   * @returns {Bins}
   *
   * @typedef {{sharp: Float32Array, spread: Float32Array, stacks: number}} Bins  n times `stacks` numbers each
   */
  histogram(edges, by) {
    const { columns, pass, groups, setGroups } = this;
    const { reason, kind, actor_set: sets, day_start: starts, day_end: ends } = columns;
    const count = edges.length - 1;
    const stacks = by === "kind" ? 2 : groups;
    const bins = { sharp: new Float32Array(count * stacks), spread: new Float32Array(count * stacks), stacks };
    const first = edges[0];
    const last = edges[count] - 1;
    const binOf = new Uint16Array(last - first + 1);
    for (let bin = 0; bin < count; bin++) binOf.fill(bin, edges[bin] - first, edges[bin + 1] - first);
    const incident = columns.header.kinds.indexOf("incident");
    const low = lowerBound(columns.latestEnd, Math.max(UNDATED + 1, first));
    const high = lowerBound(starts, last + 1);
    for (let row = low; row < high; row++) {
      if (!(pass[row] & LEAD) || reason[row] || ends[row] < first) continue;
      const shades = setGroups[sets[row]];
      const stack = by === "kind" ? +(kind[row] !== incident) : shades.length ? shades[0] : groups - 1;
      const from = Math.max(first, starts[row]);
      const to = Math.min(last, ends[row]);
      const bin = binOf[from - first];
      if (starts[row] >= edges[bin] && ends[row] < edges[bin + 1]) bins.sharp[bin * stacks + stack]++;
      else shareOut(bins.spread, edges, bin, from, to, stacks, stack, 1 / (ends[row] - starts[row] + 1));
    }
    return bins;
  }
}

/** Give each bin from `bin` on the days of `from` to `to` that fall into it, `share` of a claim a day. */
function shareOut(spread, edges, bin, from, to, stacks, stack, share) {
  for (let day = from; day <= to; bin++) {
    const next = Math.min(to + 1, edges[bin + 1]);
    spread[bin * stacks + stack] += (next - day) * share;
    day = next;
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

/** Mark the first row of each claim that passes; the rows of one claim lie together. */
function markLeads(claim, pass) {
  let last = -1;
  let lost = -1;
  for (let row = 0; row < pass.length; row++) {
    if (pass[row] === PASS && claim[row] !== last) {
      last = claim[row];
      pass[row] |= LEAD;
    } else if (pass[row] === LOST) {
      if (claim[row] === lost) pass[row] = 0;
      lost = claim[row];
    }
  }
}

/**
 * Drop the rows whose point lies outside a polygon. Those that are not drawn have none: they become LOST.
 * @param {import("./columns.js").Columns} columns @param {Uint8Array} pass @param {number[]} area
 */
function leaveOut(columns, pass, area) {
  const { x: xs, y: ys, reason, rows } = columns;
  const corners = area.length / 2;
  for (let row = 0; row < rows; row++) {
    if (!pass[row]) continue;
    const x = xs[row];
    const y = ys[row];
    let inside = 0;
    for (let at = 0, last = corners - 1; at < corners; last = at++) {
      const ay = area[2 * at + 1];
      const by = area[2 * last + 1];
      if (ay > y === by > y) continue;
      const ax = area[2 * at];
      if (x < ((area[2 * last] - ax) * (y - ay)) / (by - ay) + ax) inside ^= PASS;
    }
    pass[row] = reason[row] ? LOST : inside;
  }
}
