/** The histogram of the bar: whole units of time, stacked, what lasts longer than its unit in a lighter shade. */

const LIGHT = 0.42;
const PALE = 0.25;
const HEAD = 6;

/**
 * @param {CanvasRenderingContext2D} context  in CSS pixels, cleared
 * @param {import("./selection.js").Bins} bins
 * @param {number[]} edges  days, one more than there are bins
 * @param {{xOf: (day: number) => number, height: number, colours: string[], from: number, to: number}} look
 */
export function drawBars(context, { sharp, spread, stacks }, edges, { xOf, height, colours, from, to }) {
  const count = edges.length - 1;
  const totals = new Float32Array(count);
  for (let bin = 0; bin < count; bin++) {
    for (let at = bin * stacks; at < (bin + 1) * stacks; at++) totals[bin] += sharp[at] + spread[at];
  }
  const top = totals.reduce((most, each) => Math.max(most, each), 0);
  if (!top) return;
  const room = height - HEAD;
  for (let bin = 0; bin < count; bin++) {
    if (totals[bin] < 1e-4) continue;
    const left = xOf(edges[bin]);
    const width = Math.max(1, xOf(edges[bin + 1]) - left - 1);
    const strength = edges[bin] <= to && edges[bin + 1] > from ? 1 : PALE;
    // A bin of one claim beside one of ten thousand still shows.
    const tall = Math.max(2, (totals[bin] / top) * room);
    let base = height;
    for (const [shares, shade] of [[sharp, 1], [spread, LIGHT]]) {
      context.globalAlpha = strength * shade;
      for (let stack = 0; stack < stacks; stack++) {
        const share = (shares[bin * stacks + stack] / totals[bin]) * tall;
        if (!share) continue;
        context.fillStyle = colours[stack];
        context.fillRect(left, base - share, width, share);
        base -= share;
      }
    }
  }
  context.globalAlpha = 1;
}
