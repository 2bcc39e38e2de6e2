/** Bring what was chosen elsewhere, in the table, into the view of the map. */

const NEAR = 9;
const EDGE = 0.12;

/**
 * Move the map to a place unless it is well in view already.
 * @param {object} map  the Leaflet map
 * @param {{x: Float32Array, y: Float32Array}} sites
 * @param {Set<number>} chosen
 */
export function goTo(map, sites, chosen) {
  const [site] = chosen;
  if (site === undefined) return;
  const at = L.CRS.EPSG3857.pointToLatLng(L.point(sites.x[site] * 256, sites.y[site] * 256), 0);
  if (map.getZoom() >= NEAR - 2 && map.getBounds().pad(-EDGE).contains(at)) return;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  map.setView(at, Math.max(map.getZoom(), NEAR), { animate: !calm });
}
