/**
 * The snapshot's bytes (FPV1) → typed arrays, and what is derived from them once.
 *
 * @typedef {Object} Columns
 * @property {number} rows
 * @property {number} claims
 * @property {Object} header  the snapshot's own header: lists that the columns index into
 * @property {Float32Array} x  Web Mercator, 0 to 1 from the west; NaN where the row is not drawn
 * @property {Float32Array} y  0 to 1 from the north
 * @property {Float32Array} radius_m
 * @property {Int32Array} day_start  days since 1970-01-01; UNDATED where no date is known
 * @property {Int32Array} day_end
 * @property {Int32Array} latestEnd  the greatest day_end up to and with this row; never falls, so it can be searched
 * @property {Uint8Array} kind
 * @property {Uint8Array} type
 * @property {Uint8Array} modality
 * @property {Uint8Array} precision
 * @property {Uint8Array} certainty
 * @property {Uint8Array} review
 * @property {Uint8Array} reason
 * @property {Uint8Array} flags
 * @property {Uint16Array} actor_set
 * @property {Uint16Array} source
 * @property {Uint32Array} place
 * @property {Uint32Array} claim
 */

export const UNDATED = -2147483648;

const ARRAYS = { f4: Float32Array, i4: Int32Array, u4: Uint32Array, u2: Uint16Array, u1: Uint8Array };

/** The data of this address is no longer served: it was made anew since. */
export class Stale extends Error {}

/**
 * Fetch and decode a snapshot.
 * @param {string} url
 * @param {(share: number) => void} onProgress  0 to 1, as the bytes come in
 * @returns {Promise<Columns>}
 */
export async function loadColumns(url, onProgress) {
  const answer = await fetch(url);
  if (answer.status === 404) throw new Stale(await answer.text());
  if (!answer.ok || !answer.body) throw new Error(`${answer.status} ${answer.statusText}`);
  const size = Number(answer.headers.get("X-Footprint-Size")) || 0;
  const parts = [];
  let length = 0;
  const reader = answer.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
    if (size) onProgress(Math.min(1, length / size));
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return decode(bytes.buffer);
}

/** The snapshot of an address, fetched once however often it is asked for, until another is; one that failed again. */
export class Source {
  /** @param {(share: number) => void} onProgress */
  constructor(onProgress) {
    this.onProgress = onProgress;
    this.url = "";
  }

  /** @param {string} url @returns {Promise<Columns>} */
  get(url) {
    if (this.url !== url) {
      this.url = url;
      this.columns = loadColumns(url, this.onProgress);
      this.columns.catch(() => (this.url = this.url === url ? "" : this.url));
    }
    return this.columns;
  }
}

/** @param {string} url @returns {Promise<Uint8Array>} */
export async function loadBits(url) {
  const answer = await fetch(url);
  if (answer.status === 404) throw new Stale(await answer.text());
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/**
 * @param {ArrayBuffer} buffer
 * @returns {Columns}
 */
export function decode(buffer) {
  const magic = String.fromCharCode(...new Uint8Array(buffer, 0, 4));
  if (magic !== "FPV1") throw new Error(`not a footprint snapshot: it starts with ${magic}`);
  const headerLength = new DataView(buffer).getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, headerLength)));
  /** @type {any} */
  const columns = { rows: header.rows, claims: header.claims, header };
  for (const { name, dtype, offset } of header.columns) {
    columns[name] = new ARRAYS[dtype](buffer, offset, header.rows);
  }
  const latest = new Int32Array(header.rows);
  let top = UNDATED;
  for (let row = 0; row < header.rows; row++) {
    top = Math.max(top, columns.day_end[row]);
    latest[row] = top;
  }
  columns.latestEnd = latest;
  return columns;
}

/**
 * The first index of a sorted array whose value is not below `value`.
 * @param {Int32Array} sorted
 * @param {number} value
 */
export function lowerBound(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
