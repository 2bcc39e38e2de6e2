/** What a mark is called, for the pointer, the keyboard and a reader of screens. */
import { fill } from "./words.js";

/**
 * "3 incidents, 1 presence: Qamishli"
 * @param {import("./clusters.js").Mark} mark
 * @param {import("./clusters.js").Sites} sites
 * @param {{name_en: string, name_ar: string|null}[]} places
 * @param {Object<string, string>} texts @param {string} language
 */
export function nameOf(mark, sites, places, texts, language) {
  const parts = [];
  if (mark.incidents) parts.push(fill(texts.incidents, { n: mark.incidents }, language));
  if (mark.presences) parts.push(fill(texts.presences, { n: mark.presences }, language));
  const names = new Set();
  for (const site of mark.sites) names.add(placeName(places[sites.place[site]], language));
  names.delete("");
  const shown = [...names].slice(0, 3).join(", ");
  const more = names.size > 3 ? fill(texts.more_places, { n: names.size - 3 }, language) : "";
  return `${parts.join(", ")}: ${shown}${more}`;
}

/** @param {{name_en: string, name_ar: string|null}|undefined} place @param {string} language */
export const placeName = (place, language) => (place ? (language.startsWith("ar") && place.name_ar) || place.name_en : "");
