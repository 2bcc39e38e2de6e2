/**
 * Who is where as of a day, folded in the browser from what presence claims say, as fast as a hand drags the day. The
 * rules stand in `footprint/presence.py`; a test holds both to the same states.
 */

export const STATES = ["none", "present", "planned", "withdrawn", "contested"];
const [NONE, PRESENT, PLANNED, WITHDRAWN, CONTESTED] = STATES.keys();
const [BEGINS, ENDS, PLANS, DENIES, UPHOLDS] = [0, 1, 2, 3, 4];
const NEVER = -2147483648;
const ARRAYS = { i4: Int32Array, u4: Uint32Array, u1: Uint8Array };

/** What the presence claims of a snapshot say, as the server laid it out. */
export class Evidence {
  /** @param {ArrayBuffer} buffer */
  constructor(buffer) {
    const length = new DataView(buffer).getUint32(4, true);
    const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)));
    this.rows = header.rows;
    this.pairs = header.pairs;
    for (const { name, dtype, offset } of header.columns) {
      this[name] = new ARRAYS[dtype](buffer, offset, name.startsWith("pair_") ? header.pairs : header.rows);
    }
    this.effect = this.told.map((bits) => bits & 7);
    this.holds = this.told.map((bits) => (bits >> 3) & 1);
    this.own = this.told.map((bits) => (bits >> 4) & 1);
  }

  /**
   * The states as of a day.
   * @param {number} day @param {"possibly"|"certainly"} dates
   * @returns {Standing}
   *
   * @typedef {{day: number, state: Uint8Array, deciding: Int32Array, against: Int32Array, seen: Int32Array, unsure: Uint8Array}} Standing
   */
  fold(day, dates) {
    const { pairs, rows, pair, effect, first, last, holds, own } = this;
    const latest = () => ({ index: new Int32Array(pairs).fill(-1), day: new Int32Array(pairs).fill(NEVER) });
    const [ended, denied, upheld, back, through, planned] = [latest(), latest(), latest(), latest(), latest(), latest()];
    const isTold = new Uint8Array(pairs);
    const sinceDenied = new Uint8Array(pairs);
    const counts = (index) => (dates === "possibly" || holds[index] ? first[index] : last[index]) <= day;
    const note = (found, index) => {
      const on = Math.min(last[index], day);
      if (on < found.day[pair[index]]) return;
      found.day[pair[index]] = on;
      found.index[pair[index]] = index;
    };
    for (let index = 0; index < rows; index++) {
      if (!counts(index)) continue;
      isTold[pair[index]] |= own[index];
      if (effect[index] === ENDS) note(ended, index);
      else if (effect[index] === DENIES) note(denied, index);
      else if (effect[index] === UPHOLDS) note(upheld, index);
    }
    for (let index = 0; index < rows; index++) {
      if ((effect[index] !== BEGINS && effect[index] !== PLANS) || !counts(index)) continue;
      const at = pair[index];
      const after = first[index] > ended.day[at];
      if (effect[index] === PLANS) {
        if (after) note(planned, index);
      } else {
        if (after) note(back, index);
        else if (holds[index] && Math.min(last[index], day) > ended.day[at]) note(through, index);
        if (first[index] > Math.max(ended.day[at], denied.day[at])) sinceDenied[at] = 1;
      }
    }
    const standing = {
      day,
      state: new Uint8Array(pairs),
      deciding: new Int32Array(pairs).fill(-1),
      against: new Int32Array(pairs).fill(-1),
      seen: new Int32Array(pairs),
      unsure: new Uint8Array(pairs),
    };
    const decide = (at, state, one, other) => {
      standing.state[at] = state;
      standing.deciding[at] = one.index[at];
      if (other) standing.against[at] = other.index[at];
      const index = one.index[at];
      standing.seen[at] = Math.min(last[index], day);
      standing.unsure[at] = !holds[index] && last[index] > day ? 1 : 0;
    };
    for (let at = 0; at < pairs; at++) {
      if (!isTold[at]) continue;
      const isBack = back.index[at] >= 0;
      const isGone = ended.index[at] >= 0;
      const isDenied = isBack && denied.index[at] >= 0 && denied.day[at] >= ended.day[at] && !sinceDenied[at];
      if (isDenied) decide(at, CONTESTED, back, denied);
      else if (isBack) decide(at, PRESENT, back);
      else if (through.index[at] >= 0) decide(at, CONTESTED, through, ended);
      else if (isGone && upheld.index[at] >= 0 && upheld.day[at] >= ended.day[at]) decide(at, CONTESTED, ended, upheld);
      else if (planned.index[at] >= 0) decide(at, PLANNED, planned);
      else if (isGone) decide(at, WITHDRAWN, ended);
    }
    return standing;
  }

  /**
   * The pairs with a state that passes all of the filter but its days.
   * @param {Standing} standing @param {import("./selection.js").Selection} selection
   * @returns {number[]}
   */
  shown(standing, selection) {
    const { actors, actor_groups: groups } = selection.columns.header;
    const entries = selection.filter.actors.map((entry) => entry.split(":")[0]);
    const meant = actors.map(
      (id, index) =>
        !entries.length ||
        entries.some((name) =>
          name.startsWith("group.") ? groups[index] === name.slice(6) : id === name || id.startsWith(`${name}.`),
        ),
    );
    const found = [];
    for (let at = 0; at < this.pairs; at++) {
      if (standing.state[at] === NONE || !meant[this.pair_actor[at]]) continue;
      if (selection.pass[this.row[standing.deciding[at]]] & 1) found.push(at);
    }
    return found;
  }
}

/**
 * What came, what went, and the rest, between two days: for each pair shown on either, one word.
 * @param {Standing} before @param {number[]} shownBefore @param {Standing} after @param {number[]} shownAfter
 * @returns {Map<number, "came"|"went"|"unchanged"|"changed">}
 */
export function compare(before, shownBefore, after, shownAfter) {
  const was = new Set(shownBefore);
  const is = new Set(shownAfter);
  const found = new Map();
  for (const at of new Set([...shownBefore, ...shownAfter])) {
    const one = was.has(at) ? before.state[at] : NONE;
    const other = is.has(at) ? after.state[at] : NONE;
    if (other === PRESENT && one !== PRESENT) found.set(at, "came");
    else if (one === PRESENT && other !== PRESENT) found.set(at, "went");
    else found.set(at, one === other ? "unchanged" : "changed");
  }
  return found;
}
