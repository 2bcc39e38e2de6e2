/**
 * What lies under the marks: our own drawn map, or one that another machine serves. The latter is asked for only once a
 * person has chosen it, and never again by itself: the next page begins with the drawn one.
 */

export class Ground {
  /**
   * @param {object} map  the Leaflet map
   * @param {{id: string, url: string, attribution: string, most: number}[]} tiles
   * @param {{onChange: () => void, onFail: () => void}} options
   */
  constructor(map, tiles, options) {
    this.map = map;
    this.tiles = tiles;
    this.options = options;
    /** @type {"drawn"|"street"|"satellite"} */
    this.chosen = "drawn";
  }

  /** @param {string} id */
  choose(id) {
    if (id === this.chosen) return;
    this.layer?.remove();
    this.layer = null;
    this.chosen = id;
    const tiles = this.tiles.find((each) => each.id === id);
    if (tiles) this.layer = this.lay(tiles).addTo(this.map);
    this.options.onChange();
  }

  lay({ url, attribution, most }) {
    const layer = L.tileLayer(url, { attribution, maxNativeZoom: most, maxZoom: 20, referrerPolicy: "origin" });
    let came = false;
    layer.on("tileload", () => (came = true));
    layer.on("tileerror", () => {
      if (came || this.layer !== layer) return;
      this.choose("drawn");
      this.options.onFail();
    });
    return layer;
  }
}
