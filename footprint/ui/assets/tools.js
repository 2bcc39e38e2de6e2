/** The buttons over the map: an area to be drawn, and how the map looks. */
import { AreaTool } from "./area.js";
import { Coordinates } from "./coordinates.js";
import { Ground } from "./ground.js";
import { Menu } from "./menu.js";
import { element } from "./words.js";

export class Tools {
  /**
   * @param {object} map  the Leaflet map
   * @param {{texts: Object<string, string>, tiles: Object[], onArea: (corners: number[][]) => void,
   *   onChange: () => void, onHint: (text: string|null) => void}} options
   *   `onChange`: something other is to be drawn
   */
  constructor(map, { texts, tiles, onArea, onChange, onHint }) {
    this.root = element("div", "fp-tools");
    map.getContainer().append(this.root);
    this.area = new AreaTool(map, { texts, onArea, onSketch: onChange, onHint });
    this.ground = new Ground(map, tiles, { onChange, onFail: () => this.sayBriefly(onHint, texts.tiles_failed) });
    this.coordinates = new Coordinates(map, texts);
    /** @type {"marks"|"density"} */
    this.form = "marks";
    this.areaMenu = new Menu(this.root, {
      name: texts.area,
      icon: "area",
      choices: ["view", "box", "polygon", "none"].map((id) => ({ id, text: texts[`area_${id}`], kind: "act" })),
      onChoose: (way) => this.area.start(way),
    });
    const forms = ["marks", "density"];
    const grounds = ["drawn", ...tiles.map(({ id }) => id)];
    this.lookMenu = new Menu(this.root, {
      name: texts.look,
      icon: "look",
      choices: [
        ...forms.map((id) => ({ id, text: texts[`form_${id}`], kind: "one" })),
        ...grounds.map((id) => ({ id, text: texts[`ground_${id}`], kind: "one" })),
        { id: "coordinates", text: texts.coordinates, kind: "switch" },
      ],
      holds: (id) => (id === "coordinates" ? this.coordinates.on : id === this.form || id === this.ground.chosen),
      onChoose: (id) => {
        if (id === "coordinates") this.coordinates.show(!this.coordinates.on);
        else if (forms.includes(id)) {
          this.form = id;
          onChange();
        } else this.ground.choose(id);
      },
    });
  }

  sayBriefly(onHint, text) {
    onHint(text);
    clearTimeout(this.saying);
    this.saying = setTimeout(() => onHint(null), 6000);
    this.lookMenu.show();
  }
}
