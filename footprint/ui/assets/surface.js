/**
 * Two canvases in Leaflet's overlay: the basemap below, drawn when the view has come to rest, and the marks above,
 * drawn at every change. Both reach beyond the view, so that a pan shows no empty edge, and are scaled while Leaflet
 * animates a zoom. The basemap's reaches farther; every pixel of the other is paid for at each frame of a drag.
 */
const BASE_MARGIN = 0.3;
const MARKS_MARGIN = 0.15;

export class Surface {
  /** @param {object} map  the Leaflet map @param {(view: object) => void} onView  the view came to rest elsewhere */
  constructor(map, onView) {
    this.map = map;
    this.onView = onView;
    const pane = map.createPane("footprint");
    pane.style.zIndex = "350";
    [this.base, this.marks] = ["fp-base", "fp-marks"].map((name) => {
      const canvas = document.createElement("canvas");
      canvas.className = `${name} leaflet-zoom-animated`;
      canvas.setAttribute("aria-hidden", "true");
      pane.append(canvas);
      return canvas;
    });
    map.on("moveend viewreset resize zoomend", () => this.settle());
    map.on("zoomanim", (event) => this.animate(event.center, event.zoom));
    map.on("zoom", () => this.animate(map.getCenter(), map.getZoom()));
    this.settle();
  }

  /** Lay both canvases over the view, margins and all. */
  settle() {
    this.baseView = this.lay(this.base, BASE_MARGIN);
    this.view = this.lay(this.marks, MARKS_MARGIN);
    this.onView(this.view);
  }

  /** @param {HTMLCanvasElement} canvas @param {number} share  how far beyond each edge, of the view's own size */
  lay(canvas, share) {
    const { map } = this;
    const size = map.getSize();
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    const zoom = map.getZoom();
    const margin = size.multiplyBy(share).round();
    const corner = map.containerPointToLayerPoint([0, 0]).subtract(margin).round();
    const origin = map.getPixelOrigin();
    const width = size.x + 2 * margin.x;
    const height = size.y + 2 * margin.y;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    L.DomUtil.setTransform(canvas, corner, 1);
    return {
      zoom,
      world: 256 * 2 ** zoom,
      left: corner.x + origin.x,
      top: corner.y + origin.y,
      width,
      height,
      margin: [margin.x, margin.y],
      ratio,
      anchor: map.layerPointToLatLng(corner),
    };
  }

  animate(center, zoom) {
    const scale = this.map.getZoomScale(zoom, this.view.zoom);
    for (const [canvas, { anchor }] of [[this.base, this.baseView], [this.marks, this.view]]) {
      L.DomUtil.setTransform(canvas, this.map._latLngToNewLayerPoint(anchor, zoom, center), scale);
    }
  }

  /** The context of the marks, cleared, in CSS pixels. */
  clearMarks() {
    const context = this.marks.getContext("2d");
    const { ratio, width, height } = this.view;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    return context;
  }

  /** A point of the map's container, in the canvases' pixels. */
  pointOf(containerPoint) {
    const corner = this.map.layerPointToContainerPoint(this.map.latLngToLayerPoint(this.view.anchor));
    return [containerPoint.x - corner.x, containerPoint.y - corner.y];
  }
}
