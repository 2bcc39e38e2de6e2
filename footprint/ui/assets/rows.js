/** A selection → the claims of a table in any order: one row each, found and sorted in one pass over the columns. */
import { UNDATED } from "./columns.js";

/** @typedef {"when"|"what"|"who"|"where"} Field */

/**
 * The first row of each claim that passes, ascending.
 * @param {import("./selection.js").Selection} selection
 * @returns {Uint32Array}
 */
export function firstRows({ columns, pass, filter }) {
  const { day_from: from, day_to: to, dates } = filter;
  const { day_start: start, day_end: end, claim, rows } = columns;
  const [low, high] = [from ?? UNDATED + 1, to ?? 2147483647];
  const all = from === null && to === null;
  const inside = dates === "certainly";
  const found = new Uint32Array(rows);
  let size = 0;
  let last = -1;
  for (let row = 0; row < rows; row++) {
    if (!(pass[row] & 1) || claim[row] === last) continue;
    if (!all) {
      if (start[row] === UNDATED) continue;
      if (inside ? start[row] < low || end[row] > high : start[row] > high || end[row] < low) continue;
    }
    last = claim[row];
    found[size++] = row;
  }
  return found.subarray(0, size);
}

/**
 * Rows in the order of a field; of equal ones the later claim first, as everywhere.
 * @param {import("./columns.js").Columns} columns
 * @param {Uint32Array} rows  ascending
 * @param {Field} field
 * @param {boolean} down  the greatest first
 * @param {{types: number[], sets: number[], places: number[]}} ranks  where each type, set of actors, place comes by name
 */
export function sortRows(columns, rows, field, down, ranks) {
  const rank = {
    when: (row) => columns.day_start[row] - UNDATED,
    what: (row) => ranks.types[columns.type[row]],
    who: (row) => ranks.sets[columns.actor_set[row]],
    where: (row) => ranks.places[columns.place[row]] ?? ranks.places.length + columns.reason[row],
  }[field];
  // One number holds both the rank and the place in time, so that the engine's own sort of numbers does it all.
  const size = columns.rows + 1;
  const keys = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    keys[index] = (down ? -rank(row) : rank(row)) * size + (columns.rows - row);
  }
  keys.sort();
  const sorted = new Uint32Array(rows.length);
  for (let index = 0; index < keys.length; index++) {
    const rest = keys[index] - Math.floor(keys[index] / size) * size;
    sorted[index] = columns.rows - rest;
  }
  return sorted;
}

/** For each name its place among all of them, by the language's own order. @param {string[]} names @param {string} language */
export function rankOf(names, language) {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const order = names.map((_, index) => index).sort((a, b) => compare(names[a], names[b]));
  const ranks = new Array(names.length);
  order.forEach((index, rank) => {
    ranks[index] = rank && !compare(names[index], names[order[rank - 1]]) ? ranks[order[rank - 1]] : rank;
  });
  return ranks;
}
