/**
 * A small map that a click says a point on: the basemap and labels of the large one, a ring for the reach of what is
 * there. It fetches nothing but our own files.
 */
import { drawBasemap, loadBasemap } from "./basemap.js";
import { drawLabels, Room } from "./labels.js";
import { Surface } from "./surface.js";

const INK = ["paper", "sheet", "rule", "ink", "soft", "faint", "land", "water", "river", "border", "label"];

/**
 * @param {HTMLElement} root
 * @param {{config: string, leaflet: string[], alt: string, centre: number[], reach_km: number, point: (number|null)[], radius_km: number}} data
 * @param {(picked: {lat: number, lon: number}) => void} pick
 */
export async function draw(root, data, pick) {
  await loadLeaflet(data.leaflet);
  if (!root.picker) {
    root.picker = new Picker(root, data, pick);
    await root.picker.begin(data.config);
  }
  root.picker.show(data.point, data.radius_km);
}

class Picker {
  constructor(root, data, pick) {
    const box = document.createElement("div");
    box.className = "fp-picker";
    box.setAttribute("role", "application");
    box.setAttribute("aria-label", data.alt);
    root.replaceChildren(box);
    this.box = box;
    this.map = L.map(box, { zoomSnap: 1, minZoom: 3, maxZoom: 14, attributionControl: false });
    // The whole unit in view, whatever the width.
    this.map.fitBounds(L.latLng(data.centre).toBounds(Math.min(data.reach_km, 400) * 2000), { animate: false });
    this.map.on("click", ({ latlng }) => {
      const { lat, lng } = latlng.wrap();
      this.show([lat, lng], this.radius);
      pick({ lat, lon: lng });
    });
    new ResizeObserver(() => this.map.invalidateSize({ pan: false })).observe(box);
  }

  async begin(url) {
    this.config = await (await fetch(url)).json();
    this.basemap = await loadBasemap(this.config);
    this.labels = [...this.config.labels, ...this.basemap.countries];
    this.surface = new Surface(this.map, () => this.paint());
    this.paint();
    this.box.dataset.ready = "true";
  }

  paint() {
    if (!this.surface) return;
    const ink = readInk(this.box);
    drawBasemap(this.surface.base.getContext("2d"), this.basemap, this.surface.baseView, ink, "drawn");
    const context = this.surface.clearMarks();
    drawLabels(context, this.labels, this.surface.view, new Room(), ink, this.config.language);
  }

  /** @param {(number|null)[]} point  lat, lon @param {number} radius  km */
  show(point, radius) {
    this.radius = radius;
    this.ring?.remove();
    this.dot?.remove();
    const [lat, lon] = point;
    if (lat === null || lon === null || lat === undefined || lon === undefined) return;
    const { ink } = readInk(this.box);
    this.ring = L.circle([lat, lon], { radius: radius * 1000, color: ink, weight: 1.5, dashArray: "6 4", fillOpacity: 0.06, interactive: false }).addTo(this.map);
    this.dot = L.circleMarker([lat, lon], { radius: 5, color: ink, weight: 2, fillOpacity: 1, interactive: false }).addTo(this.map);
    if (!this.map.getBounds().contains([lat, lon])) this.map.panTo([lat, lon]);
  }
}

/** Our colours as the canvas takes them: the style sheet has two for each, by theme. */
function readInk(box) {
  const probe = document.createElement("span");
  box.append(probe);
  const found = INK.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(found);
}

let loading;

function loadLeaflet([sheet, script]) {
  loading ??= new Promise((resolve, reject) => {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = sheet;
    const code = document.createElement("script");
    code.src = script;
    code.onload = resolve;
    code.onerror = reject;
    document.head.append(style, code);
  });
  return loading;
}
