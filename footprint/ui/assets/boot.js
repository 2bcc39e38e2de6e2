/**
 * The one classic script of the map's frame: takes commands from the first moment on and fetches the modules.
 * streamlit-folium adds scripts as plain `<script>` elements, which cannot import; this one imports for them.
 */
(() => {
  const base = /** @type {HTMLScriptElement} */ (document.currentScript).src.replace(/[^/]*$/, "");
  const waiting = [];
  const layer = import(`${base}layer.js`); // at once: the script that mounts the map waits for style sheets first
  window.footprint = {
    /** @param {string} packed a command in base64, kept until the layer is there */
    command: (packed) => waiting.push(packed),
    /** @param {object} map the Leaflet map  @param {object} config see `map_layer.py` */
    mount: (map, config) =>
      layer.then(({ mount }) => {
        window.footprint = mount(map, config);
        waiting.forEach((packed) => window.footprint.command(packed));
      }),
  };
})();
