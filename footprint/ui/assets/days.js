/** Days since 1970-01-01 ↔ calendar dates and the words for them. */

const DAY_MS = 86400000;

/** @param {number} day */
export const toIso = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** @param {string} iso */
export const fromIso = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS);

/** Making a format costs more than a frame of a drag can give: each is made once. @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {number} day @param {string} language */
export function inWords(day, language) {
  let format = formats.get(language);
  if (!format) {
    format = new Intl.DateTimeFormat(language, {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
    formats.set(language, format);
  }
  return format.format(new Date(day * DAY_MS));
}

/**
 * Units of the bar, the finest first: `floor` is the unit's first day, `next` the first day of the following one.
 * Weeks start on Monday.
 */
const UNITS = [
  { name: "day", days: 1, floor: (d) => d, next: (d) => d + 1 },
  { name: "week", days: 7, floor: (d) => d - ((((d + 3) % 7) + 7) % 7), next: (d) => d + 7 },
  { name: "month", days: 30, floor: (d) => monthStart(d, 1), next: (d) => monthAfter(d, 1) },
  { name: "quarter", days: 91, floor: (d) => monthStart(d, 3), next: (d) => monthAfter(d, 3) },
  { name: "year", days: 365, floor: (d) => monthStart(d, 12), next: (d) => monthAfter(d, 12) },
];

/** @param {number} day @param {number} months */
function monthStart(day, months) {
  const at = new Date(day * DAY_MS);
  const month = at.getUTCMonth();
  return Date.UTC(at.getUTCFullYear(), month - (month % months), 1) / DAY_MS;
}

/** @param {number} day @param {number} months */
function monthAfter(day, months) {
  const at = new Date(monthStart(day, months) * DAY_MS);
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1) / DAY_MS;
}

/**
 * The edges of the bar's bins from `first` to `last`: n + 1 days for n bins, whole units.
 * @param {number} first @param {number} last @param {number} most  how many bins there may be
 */
export function binEdges(first, last, most) {
  const span = last - first + 1;
  const unit = UNITS.find((each) => span / each.days <= most) ?? UNITS[UNITS.length - 1];
  const edges = [unit.floor(first)];
  while (edges[edges.length - 1] <= last) edges.push(unit.next(edges[edges.length - 1]));
  return { unit: unit.name, edges };
}

/**
 * Where the axis gets its words: years, or months or days where there are few.
 * @param {number} first @param {number} last @param {number} room  pixels  @param {string} language
 */
export function ticks(first, last, room, language) {
  const span = last - first + 1;
  const fits = Math.max(2, Math.floor(room / 60));
  const choices = [
    { months: 0, step: 1, days: 1, format: { day: "numeric", month: "short" } },
    { months: 0, step: 7, days: 7, format: { day: "numeric", month: "short" } },
    { months: 1, step: 1, days: 30, format: { month: "short", year: "numeric" } },
    { months: 3, step: 1, days: 91, format: { month: "short", year: "numeric" } },
    { months: 12, step: 1, days: 365, format: { year: "numeric" } },
    { months: 24, step: 1, days: 731, format: { year: "numeric" } },
    { months: 60, step: 1, days: 1826, format: { year: "numeric" } },
    { months: 120, step: 1, days: 3652, format: { year: "numeric" } },
  ];
  const choice = choices.find((each) => span / each.days <= fits) ?? choices[choices.length - 1];
  const format = new Intl.DateTimeFormat(language, {
    ...choice.format,
    timeZone: "UTC",
  });
  const found = [];
  let day = choice.months ? monthStart(first, Math.min(12, choice.months)) : first;
  while (day <= last) {
    if (day >= first) found.push({ day, text: format.format(new Date(day * DAY_MS)) });
    if (!choice.months) day += choice.step;
    else {
      const at = new Date(day * DAY_MS);
      day = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + choice.months, 1) / DAY_MS;
    }
  }
  return found;
}
