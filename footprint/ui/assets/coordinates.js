/** Where on earth, on request: under the pointer, or of the middle of the map where there is no pointer. */
import { element } from "./words.js";

export class Coordinates {
  /** @param {object} map  the Leaflet map @param {Object<string, string>} texts */
  constructor(map, texts) {
    this.map = map;
    this.on = false;
    this.cross = element("div", "fp-cross");
    this.cross.setAttribute("aria-hidden", "true");
    this.told = element("output", "fp-where");
    this.told.setAttribute("aria-label", texts.coordinates);
    map.getContainer().append(this.cross, this.told);
    L.DomEvent.disableClickPropagation(this.told);
    map.on("mousemove", (event) => this.tell(event.latlng, false));
    map.on("mouseout move", () => this.tell(map.getCenter(), true));
    this.show(false);
  }

  /** @param {boolean} on */
  show(on) {
    this.on = on;
    this.told.hidden = !on;
    this.tell(this.map.getCenter(), true);
  }

  tell({ lat, lng }, isMiddle) {
    this.cross.hidden = !this.on || !isMiddle;
    if (this.on) this.told.textContent = `${lat.toFixed(4)}, ${lng.toFixed(4)}`;
  }
}
