/** What a person sees on the map, as plain values: for tests, and for whoever looks at the page with a debugger. */

/** @param {object} layer  of `layer.js` */
export function describe(layer) {
  const { map, surface, selection, bar } = layer;
  return {
    ready: Boolean(layer.counts),
    zoom: surface?.view.zoom,
    center: map.getCenter(),
    frames: layer.frames,
    outlined: layer.outlined ?? 0,
    counts: layer.counts,
    days: bar && [bar.from, bar.to],
    bar: bar && { first: bar.first, last: bar.last, unit: bar.unit, zoomed: bar.zoomed, playing: bar.playing },
    rows: layer.columns?.rows,
    filter: selection?.filter,
    labels: (layer.labelled ?? []).map(({ text, box }) => {
      const [dx, dy] = surface.view.margin;
      return { text, box: [box[0] - dx, box[1] - dy, box[2] - dx, box[3] - dy] };
    }),
    chosen: layer.chosen.size,
    look: layer.tools && { form: layer.tools.form, ground: layer.tools.ground.chosen },
    asof: layer.asof?.describe(),
    marks: layer.counts
      ? layer.marks.map((mark) => ({
          key: mark.key,
          name: layer.nameOf(mark),
          at: layer.screenOf(mark),
          radius: mark.radius,
          count: mark.count,
          single: mark.single,
        }))
      : [],
  };
}
