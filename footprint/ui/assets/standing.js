/**
 * The map's second way of time: a mark for each force at a place, in the state it is in as of the day at the bar's right
 * handle; or, of two days, what came and what went between them.
 */
import { Evidence, STATES, compare } from "./asof.js";
import { Stale } from "./columns.js";
import { inWords } from "./days.js";
import { placeName } from "./naming.js";
import { element, fill } from "./words.js";

const FADED_DAYS = 365;
const MONTH = 30.44;
const FORMS = { asof: ["present", "faded", "planned", "withdrawn", "contested"], compare: ["came", "went", "changed", "unchanged"] };

/** What the signs mean. @param {string[]} forms @param {Object<string, string>} texts */
function legend(forms, texts) {
  const list = element("ul", "fp-forms");
  for (const form of forms) {
    const line = element("li", "");
    line.append(element("i", `fp-form fp-sign fp-sign-${form}`), document.createTextNode(texts[`sign_${form}`]));
    list.append(line);
  }
  return list;
}

/** @param {string} url @returns {Promise<Evidence>} */
async function load(url) {
  const answer = await fetch(url);
  if (answer.status === 404) throw new Stale(await answer.text());
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return new Evidence(await answer.arrayBuffer());
}

export class AsOf {
  /** @param {object} layer  of `layer.js` */
  constructor(layer) {
    this.layer = layer;
    this.mode = "range";
    this.box = element("div", "fp-mode");
    this.box.setAttribute("role", "group");
    const { texts } = layer.config;
    this.box.setAttribute("aria-label", texts.time);
    this.buttons = ["range", "asof", "compare"].map((mode) => {
      const button = element("button", "", texts[`time_${mode}`]);
      button.type = "button";
      button.addEventListener("click", () => mode !== this.mode && layer.tell({ time: mode }));
      this.box.append(button);
      return button;
    });
    this.told = element("span", "fp-day", "");
    layer.bar.root.querySelector(".fp-foot").prepend(this.told);
    this.showMode();
  }

  get on() {
    return this.mode !== "range" && Boolean(this.evidence);
  }

  /** Whether what it is folded from is still on its way. */
  get waiting() {
    return this.mode !== "range" && Boolean(this.coming) && !this.evidence;
  }

  /** Whether there is something to draw of it. */
  get drawn() {
    return this.on && Boolean(this.at);
  }

  /** Another snapshot has other rows: what was folded of the last one means nothing there. */
  forget() {
    this.evidence = this.address = this.coming = this.at = null;
  }

  showMode() {
    ["range", "asof", "compare"].forEach((mode, index) => {
      this.buttons[index].setAttribute("aria-pressed", String(mode === this.mode));
    });
    const { bar, hud, config } = this.layer;
    bar.root.classList.toggle("fp-asof", this.mode === "asof");
    bar.root.classList.toggle("fp-two-days", this.mode === "compare");
    this.forms ??= hud.legend.querySelector("ul");
    hud.legend.querySelector("ul").replaceWith(this.mode === "range" ? this.forms : legend(FORMS[this.mode], config.texts));
  }

  /** The evidence is fetched when it is first asked for, which the map says meanwhile. @param {{time?: string, presence?: string|null}} command */
  async obey({ time, presence }) {
    this.mode = time ?? "range";
    this.showMode();
    if (!presence) return;
    if (presence !== this.address) {
      this.forget();
      this.address = presence;
      this.coming = load(presence);
      this.coming.catch(() => this.address === presence && this.forget());
    }
    if (this.evidence) return;
    this.layer.hud.say(this.layer.config.texts.loading_presence);
    const evidence = await this.coming;
    if (this.address === presence) this.evidence = evidence;
  }

  /** Fold anew, and count for the map: `sites` is the layer's own, with counts of this way of time. */
  tally() {
    const { layer, evidence } = this;
    const { selection, columns } = layer;
    const { dates } = selection.filter;
    const { from, to } = layer.bar;
    const day = to ?? columns.header.day_max;
    this.after = evidence.fold(day, dates);
    this.pairs = evidence.shown(this.after, selection);
    this.changes = null;
    if (this.mode === "compare") {
      this.before = evidence.fold(from ?? columns.header.day_min, dates);
      const before = evidence.shown(this.before, selection);
      this.changes = compare(this.before, before, this.after, this.pairs);
      this.pairs = [...this.changes.keys()];
    }
    if (this.of !== layer.sites) this.begin(layer.sites);
    this.count();
    this.told.textContent = this.toldDays(from);
  }

  /** "As of 30 June 2020", in the place of the bar's own range. */
  toldDays(from) {
    const { language, config, columns } = this.layer;
    const day = inWords(this.after.day, language);
    if (this.mode === "asof") return fill(config.texts.as_of, { day }, language);
    return fill(config.texts.between, { from: inWords(from ?? columns.header.day_min, language), to: day }, language);
  }

  begin(sites) {
    this.of = sites;
    this.sites = Object.create(sites);
    this.sites.count = new Uint32Array(sites.size);
    this.sites.incidents = new Uint32Array(sites.size);
    this.sites.planned = new Uint32Array(sites.size);
    this.sites.shares = new Uint32Array(sites.size * sites.groups);
  }

  count() {
    const { sites, evidence, layer } = this;
    for (const numbers of [sites.count, sites.planned, sites.shares]) numbers.fill(0);
    this.at = new Map();
    this.totals = {};
    for (const pair of this.pairs) {
      const state = this.stateOf(pair);
      this.totals[state] = (this.totals[state] ?? 0) + 1;
      const site = sites.ofRow[evidence.row[this.standingOf(pair).deciding[pair]]];
      if (site < 0) continue;
      sites.count[site]++;
      if (state === "planned") sites.planned[site]++;
      sites.shares[site * sites.groups + this.groupOf(pair)]++;
      if (!this.at.has(site)) this.at.set(site, []);
      this.at.get(site).push(pair);
    }
  }

  /** Of two days, the one on which there is a state: a force that went has none on the later. */
  standingOf(pair) {
    return this.after.deciding[pair] >= 0 ? this.after : this.before;
  }

  /** Which of STATES, or of two days which change. */
  stateOf(pair) {
    return this.changes ? this.changes.get(pair) : STATES[this.after.state[pair]];
  }

  groupOf(pair) {
    const { columns, groups } = this.layer;
    const group = groups.indexOf(columns.header.actor_groups[this.evidence.pair_actor[pair]]);
    return group < 0 ? groups.length - 1 : group;
  }

  /** Days since the last evidence. */
  ageOf(pair) {
    const standing = this.standingOf(pair);
    return standing.day - standing.seen[pair];
  }

  /** 1 while the evidence holds, down to 0.3 from a year on; of two days what is unchanged steps back. */
  strengthOf(pair) {
    if (this.changes) return this.changes.get(pair) === "unchanged" ? 0.35 : 1;
    return 1 - 0.7 * Math.sqrt(Math.min(1, Math.max(0, this.ageOf(pair)) / FADED_DAYS));
  }

  /** @param {import("./clusters.js").Mark} mark */
  pairsOf(mark) {
    return mark.sites.flatMap((site) => this.at.get(site) ?? []);
  }

  /** "138 present · 7 planned · 28 withdrawn" */
  sum() {
    const { texts } = this.layer.config;
    const names = this.changes ? ["came", "went", "changed", "unchanged"] : STATES.slice(1);
    const parts = names.map((name) => fill(texts[`n_${name}`], { n: this.totals[name] ?? 0 }, this.layer.language));
    return parts.join(" · ");
  }

  /** "Russian military: last seen 12 days before; Kobani" @param {import("./clusters.js").Mark} mark */
  nameOf(mark) {
    const { config, columns, language } = this.layer;
    const { places } = columns.header;
    const pairs = this.pairsOf(mark);
    const names = new Set(mark.sites.map((site) => placeName(places[this.sites.place[site]], language)));
    const shown = [...names].slice(0, 3).join(", ");
    const more = names.size > 3 ? fill(config.texts.more_places, { n: names.size - 3 }, language) : "";
    const few = pairs.slice(0, 4).map((pair) => `${this.actorOf(pair)}: ${this.inWords(pair)}`);
    const rest = pairs.length > 4 ? [fill(config.texts.more_forces, { n: pairs.length - 4 }, language)] : [];
    return `${[...few, ...rest].join("; ")} · ${shown}${more}`;
  }

  actorOf(pair) {
    const id = this.layer.columns.header.actors[this.evidence.pair_actor[pair]];
    return this.layer.config.words.actors[id] ?? id;
  }

  inWords(pair) {
    const { ages } = this.layer.config.words;
    if (this.changes) return this.layer.config.texts[`is_${this.changes.get(pair)}`];
    const age = this.ageOf(pair);
    const state = this.stateOf(pair);
    if (this.after.unsure[pair]) return ages.unsure;
    if (age <= 0) return ages[`${state}_0`];
    return ages[state].replace("{ago}", this.length("ago", age)).replace("{span}", this.length("span", age));
  }

  length(form, days) {
    const { ages } = this.layer.config.words;
    if (days === 1) return ages[`${form}_1`];
    const [unit, n] =
      days < 92 ? ["days", days] : days < 730 ? ["months", Math.round(days / MONTH)] : ["years", Math.round(days / 365.25)];
    return fill(ages[`${form}_${unit}`], { n }, this.layer.language);
  }

  describe() {
    return this.drawn ? { mode: this.mode, day: this.after.day, totals: this.totals, states: this.pairs.length } : { mode: this.mode };
  }
}
