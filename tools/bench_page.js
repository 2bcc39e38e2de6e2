/** What `bench_page.py` does inside the page, timed by the page's own clock. Runs around the map's frame. */
window.bench = (() => {
  const inside = () => document.querySelector("iframe[title='streamlit_folium.st_folium']")?.contentWindow;
  const frame = (view = window) => new Promise((done) => view.requestAnimationFrame(done));
  const later = (ms) => new Promise((done) => setTimeout(done, ms));

  /** From the moment that the page was there to the first drawn marks. */
  async function firstMap() {
    while (!inside()?.footprint?.state?.().ready) await frame();
    return performance.now() - performance.getEntriesByType("navigation")[0].responseEnd;
  }

  /** Median time from an event of a drag to the next frame, and pictures painted in 60 events 16 ms apart. */
  async function drag() {
    const map = inside();
    const bar = map.document.querySelector(".fp-plot");
    const box = bar.getBoundingClientRect();
    bar.setPointerCapture = () => undefined;
    const send = (kind, x) =>
      bar.dispatchEvent(
        new map.PointerEvent(kind, {
          pointerId: 1, button: 0, bubbles: true, cancelable: true, clientX: box.left + x, clientY: box.top + 20,
        }),
      );
    const taken = [];
    send("pointerdown", 40);
    for (let step = 0; step < 30; step++) {
      await frame(map);
      const began = map.performance.now();
      send("pointermove", 60 + (step * (box.width - 80)) / 30);
      await frame(map);
      taken.push(map.performance.now() - began);
    }
    let painted = 0;
    let shown = map.footprint.frames();
    let sending = true;
    const look = () => {
      if (map.footprint.frames() !== shown) painted++;
      shown = map.footprint.frames();
      if (sending) map.requestAnimationFrame(look);
    };
    map.requestAnimationFrame(look);
    // From the middle of a frame: 60 events 16 ms apart that begin with one end before the 58th of a screen of 60 a second.
    await later(8);
    const start = map.performance.now();
    for (let sent = 0; sent < 60; sent++) {
      send("pointermove", 60 + (sent * (box.width - 80)) / 60);
      await later(Math.max(0, start + (sent + 1) * 16 - map.performance.now()));
    }
    await frame(map);
    sending = false;
    send("pointerup", 60);
    taken.sort((a, b) => a - b);
    return [taken[taken.length >> 1], painted];
  }

  /** From a click on a kind in the filters to the map that shows it. */
  async function filter() {
    const map = inside();
    const wanted = JSON.stringify(map.footprint.filter());
    const began = performance.now();
    document.querySelector(".st-key-f_kinds button").click();
    while (JSON.stringify(map.footprint.filter()) === wanted) await frame();
    await frame();
    return performance.now() - began;
  }

  const press = (map, [x, y]) => {
    const at = { bubbles: true, cancelable: true, view: map, clientX: x, clientY: y, button: 0, detail: 1 };
    const holder = map.document.querySelector(".leaflet-container");
    for (const kind of ["mousedown", "mouseup", "click"]) holder.dispatchEvent(new map.MouseEvent(kind, at));
  };

  /** Click rings until one of the marks is a place, which opens. */
  async function closer() {
    const map = inside();
    for (let tries = 0; tries < 12; tries++) {
      const { marks } = map.footprint.state();
      if (marks.some((mark) => mark.single)) return;
      press(map, marks[0].at);
      await later(700);
    }
  }

  /** From a click on the nth place to the quote beside the map. */
  async function click(nth) {
    const map = inside();
    const places = map.footprint.state().marks.filter((mark) => mark.single);
    const told = () => document.querySelector(".fp-claim")?.textContent;
    const before = told();
    const began = performance.now();
    press(map, places[nth % places.length].at);
    while ((told() ?? before) === before) await frame();
    await frame();
    return performance.now() - began;
  }

  return { firstMap, drag, filter, closer, click };
})();
