/** Play: the days that are shown run through time, as a window of one length or adding up from the first day on. */

const WHOLE_MS = { slow: 30000, normal: 12000, fast: 4000 };
/** How long all the days take. */
const WIDE = 0.6;

export class Player {
  /**
   * @param {{range: () => {start: number, end: number, from: number, to: number}, move: (from: number, to: number) => void,
   *   onChange: () => void, onEnd: () => void}} options
   */
  constructor(options) {
    this.options = options;
    this.playing = false;
    /** @type {"slow"|"normal"|"fast"} */
    this.speed = "normal";
    this.adds = false;
  }

  /** From the window's place to the end; where the window is all or nearly all, one of a tenth runs over everything. */
  start() {
    const { start, end, from, to } = this.options.range();
    const span = end - start + 1;
    const wide = to - from + 1 > span * WIDE;
    const length = wide ? Math.max(0, Math.round(span / 10) - 1) : to - from;
    const again = wide || to >= end;
    const origin = again ? start : from;
    let last = this.adds && !wide && !again ? to : this.adds ? origin : origin + length;
    this.playing = true;
    this.options.onChange();
    let before = performance.now();
    let done = 0;
    const first = last;
    const step = (now) => {
      if (!this.playing) return;
      done += ((now - before) / WHOLE_MS[this.speed]) * span;
      before = now;
      const next = Math.min(end, first + Math.round(done));
      if (next !== last) {
        last = next;
        this.options.move(this.adds ? origin : last - length, last);
      }
      if (last < end) requestAnimationFrame(step);
      else this.stop();
    };
    this.options.move(this.adds ? origin : last - length, last);
    requestAnimationFrame(step);
  }

  stop() {
    if (!this.playing) return;
    this.playing = false;
    this.options.onChange();
    this.options.onEnd();
  }
}
