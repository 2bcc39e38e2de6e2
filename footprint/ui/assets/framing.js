/** Where the map looks: back to where this tab left it, or at nearly all there is. */

const VIEW = "footprint.view";
const FIT = { paddingTopLeft: [60, 70], paddingBottomRight: [60, 130], maxZoom: 8 };

/** @param {object} map the Leaflet map */
export function remember(map) {
  const { lat, lng } = map.getCenter();
  sessionStorage.setItem(VIEW, JSON.stringify([lat, lng, map.getZoom()]));
}

/** Go back to where this tab's map was before another page took its place. @param {object} map */
export function recall(map) {
  const [lat, lng, zoom] = JSON.parse(sessionStorage.getItem(VIEW) ?? "[]");
  if (zoom === undefined) return false;
  map.setView([lat, lng], zoom, { animate: false });
  return true;
}

/**
 * On a narrow screen what was chosen is told in a sheet from below (phone.css): move the map so that the mark stays in sight.
 * @param {object} map @param {number} x @param {number} y
 */
export function keepAboveSheet(map, x, y) {
  const page = window.parent;
  if (!page.matchMedia("(max-width: 900px)").matches) return;
  const covered = window.frameElement.getBoundingClientRect().bottom - page.innerHeight * 0.42;
  const animate = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const options = { paddingTopLeft: [30, 110], paddingBottomRight: [30, Math.max(30, covered + 20)], animate };
  map.panInside(L.CRS.EPSG3857.pointToLatLng(L.point(x * 256, y * 256), 0), options);
}

/** Show nine tenths of the sites: a few far away do not make a small map. @param {object} map @param {import("./clusters.js").Sites} sites */
export function fit(map, sites) {
  const spread = (values) => {
    const sorted = Float32Array.from(values).sort();
    return [sorted[Math.floor(sorted.length * 0.03)], sorted[Math.ceil(sorted.length * 0.97) - 1]];
  };
  if (!sites.size) return;
  const [west, east] = spread(sites.x);
  const [north, south] = spread(sites.y);
  const at = (x, y) => L.CRS.EPSG3857.pointToLatLng(L.point(x * 256, y * 256), 0);
  map.fitBounds(L.latLngBounds(at(west, south), at(east, north)), { ...FIT, animate: false });
}
