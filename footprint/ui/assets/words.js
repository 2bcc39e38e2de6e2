/** Counts and sentences of the map's frame; the words themselves come from `footprint/wording/texts.py`. */

/** @param {number} count  1284 is 1.3k */
export function shortCount(count) {
  if (count < 1000) return String(count);
  if (count < 10000) return `${(count / 1000).toFixed(1).replace(/\.0$/, "")}k`;
  if (count < 1000000) return `${Math.round(count / 1000)}k`;
  return `${(count / 1000000).toFixed(1).replace(/\.0$/, "")}M`;
}

/** Making a format is slow: one a language. @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

const CATEGORIES = ["zero", "one", "two", "few", "many", "other"];

/** @type {Map<string, {rules: Intl.PluralRules, order: string[]}>} */
const plurals = new Map();

/** Which form of a text goes with a number; English where a catalogue had none. @param {number} n @param {number} forms @param {string} language */
function formOf(n, forms, language) {
  if (!plurals.has(language)) {
    const rules = new Intl.PluralRules(language);
    const known = rules.resolvedOptions().pluralCategories;
    plurals.set(language, { rules, order: CATEGORIES.filter((each) => known.includes(each)) });
  }
  const { rules, order } = plurals.get(language);
  if (order.length !== forms) return n === 1 ? 0 : forms - 1;
  return order.indexOf(rules.select(n));
}

/**
 * Fill a text's `{name}` places; its plural forms stand after one another: "{n} incident|{n} incidents".
 * @param {string} text
 * @param {Object<string, string|number>} values  `n` chooses the form
 * @param {string} language
 */
export function fill(text, values, language) {
  const forms = text.split("|");
  const form = forms.length > 1 ? forms[formOf(Number(values.n), forms.length, language)] : forms[0];
  if (!formats.has(language)) formats.set(language, new Intl.NumberFormat(language));
  const number = formats.get(language);
  return form.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return typeof value === "number" ? number.format(value) : (value ?? whole);
  });
}

/**
 * An element with its text; never markup.
 * @param {string} tag @param {string} className @param {string} [text]
 */
export function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
