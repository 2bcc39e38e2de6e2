/**
 * A pin that a person puts or drags to where a claim's place is, while it is reviewed.
 *
 * Where it is dropped counts as a click there, which is what the page around the map looks at.
 */

/**
 * Show the pin where it is wanted, or take it away.
 * @param {object} map  the Leaflet map
 * @param {object | null} pin  the one shown so far
 * @param {{at: [number, number] | null, label: string} | undefined} wanted  `at` is null before there is a point
 * @returns {object | null} the Leaflet marker; a click anywhere moves it
 */
export function drawPin(map, pin, wanted) {
  if (!wanted) {
    pin?.remove();
    return null;
  }
  const shown = pin ?? make(map, wanted.label);
  if (wanted.at) shown.setLatLng(wanted.at).addTo(map);
  return shown;
}

function make(map, label) {
  const icon = L.divIcon({ className: "fp-pin", iconSize: [24, 24], iconAnchor: [12, 29] });
  const pin = L.marker(map.getCenter(), { draggable: true, autoPan: true, title: label, alt: label, icon, zIndexOffset: 1000 });
  pin.on("dragend", () => map.fire("click", { latlng: pin.getLatLng() }));
  map.on("click", ({ latlng }) => pin.setLatLng(latlng).addTo(map));
  return pin;
}
