/**
 * The layer on the map: takes commands from Streamlit, fetches the snapshot, draws, and tells what was chosen.
 *
 * Commands (see `map_layer.py`) are `{data, filter, chosen, answered, range_seq}`; answers are
 * `{seq, pick}`, `{seq, range}`, `{seq, area}` or `{seq, act}`, set as the component's value. `window.footprint.state()` tells tests
 * what a person would see.
 */
import { drawArea } from "./area.js";
import { drawBasemap, loadBasemap, onScreen } from "./basemap.js";
import { Grid, Sites } from "./clusters.js";
import { loadBits, Source, Stale } from "./columns.js";
import { followConnection } from "./connection.js";
import { toIso } from "./days.js";
import { describe } from "./describe.js";
import { fit, keepAboveSheet, recall, remember } from "./framing.js";
import { goTo } from "./goto.js";
import { drawHexes, Hexes } from "./hexes.js";
import { Hud } from "./hud.js";
import { drawLabels, Room } from "./labels.js";
import { drawMarks, findMark } from "./marks.js";
import { nameOf } from "./naming.js";
import { drawPin } from "./pin.js";
import { Selection } from "./selection.js";
import { drawSigns, makeRoom } from "./signs.js";
import { AsOf } from "./standing.js";
import { Surface } from "./surface.js";
import { Tally } from "./tally.js";
import { followTheme, reveal, setDocument } from "./theme.js";
import { TimeBar } from "./timebar.js";
import { Tools } from "./tools.js";
import { fill } from "./words.js";

const MOST_MARKS = 300;

/** @param {object} map the Leaflet map  @param {{config: string}} options */
export function mount(map, options) {
  const layer = new Layer(map);
  layer.begin(options.config).catch((error) => layer.fail(error));
  return layer.hook;
}

class Layer {
  constructor(map) {
    this.map = map;
    this.seq = Date.now();
    this.rangeSeq = 0;
    this.frames = 0;
    this.marks = [];
    this.chosen = new Set();
    this.pending = null;
    this.source = new Source((share) =>
      this.hud?.say(fill(this.config.texts.loading_share, { share: Math.round(share * 100) }, this.language)),
    );
    this.hook = {
      command: (packed) => this.command(JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(packed), (c) => c.charCodeAt(0))))),
      mount: () => undefined,
      state: () => describe(this),
      data: () => this.data,
      frames: () => this.frames,
      filter: () => this.selection?.filter,
      standing: () => this.asof,
    };
  }

  /** Fetch what does not change (words, colours, labels, basemap), build what lies over the map, then obey. */
  async begin(url) {
    this.config = setDocument(await (await fetch(url)).json());
    this.language = this.config.language;
    this.groups = this.config.groups.map((group) => group.id);
    const { texts } = this.config;
    const holder = this.map.getContainer();
    this.colours = this.config.groups.map((group) => group.colour);
    this.hud = new Hud(holder, {
      texts,
      language: this.language,
      onList: () => this.showList(),
    });
    this.bar = new TimeBar(holder, {
      texts,
      language: this.language,
      colours: (stack) => (stack === "kind" ? [this.ink.soft, this.ink.faint] : this.colours),
      onBins: () => this.countBins(),
      onDrag: (from, to) => this.setDays(from, to),
      onRelease: (first, to) => {
        // As of a day there is no first day: the evidence of all that went before it counts.
        const from = this.asof.mode === "asof" ? null : first;
        this.setDays(from, to);
        this.settleCounts();
        this.rangeSeq = this.tell({ range: [from === null ? null : toIso(from), to === null ? null : toIso(to)] });
      },
    });
    this.asof = new AsOf(this);
    holder.append(this.asof.box);
    this.tools = new Tools(this.map, {
      texts,
      tiles: this.config.tiles,
      onArea: (corners) => this.tell({ area: corners }),
      onChange: () => {
        this.drawBase();
        this.draw();
        this.settleCounts();
      },
      onHint: (text) => this.hud.advise(text),
    });
    for (const part of [this.hud.counts, this.hud.legend, this.hud.message, this.hud.list, this.bar.root, this.tools.root, this.asof.box]) {
      L.DomEvent.disableClickPropagation(part);
      L.DomEvent.disableScrollPropagation(part);
    }
    followTheme((ink, dark) => {
      this.ink = ink;
      // Ink on paper is paper on ink: the one actor colour that the dark page would swallow.
      this.colours.splice(0, Infinity, ...this.config.groups.map((group) => (dark ? group.dark : group.colour)));
      this.drawBase();
      this.draw();
      this.bar.draw();
    });
    followConnection(this.config, this.hud);
    this.surface = new Surface(this.map, () => {
      this.drawBase();
      this.draw();
      this.settleCounts();
    });
    this.map.on("moveend", () => this.columns && remember(this.map));
    this.map.on("click", (event) => this.pin || this.open(this.markAt(event.containerPoint)));
    this.map.on("mousemove", (event) => this.point(event.containerPoint));
    this.map.on("mouseout", () => this.point(null));
    this.map.getContainer().addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.tell({ act: "close" });
    });
    new ResizeObserver(() => this.map.invalidateSize()).observe(holder);
    await reveal();
    this.basemap = await loadBasemap(this.config);
    const { countries, roadNames } = this.basemap;
    this.labels = [...this.config.labels.slice(0, 40), ...countries, ...this.config.labels.slice(40), ...roadNames];
    this.drawBase();
    if (this.pending) await this.obey(this.pending);
  }

  command(command) {
    this.pending = command;
    // On the way while the basemap is; a failure is told by whoever takes the columns.
    this.source.get(command.data).catch(() => undefined);
    if (this.basemap) this.obey(command).catch((error) => this.fail(error));
  }

  async obey(command) {
    if (command.data !== this.data) {
      this.data = command.data;
      this.hud.say(this.config.texts.loading);
      const columns = await this.source.get(command.data);
      if (this.pending.data !== command.data) return;
      this.take(columns);
    }
    const said = command.said ? await this.fetchSaid(command.said) : null;
    if (!this.selection || this.pending !== command) return;
    // A range that the bar sent later than the one Streamlit answers to stays as the hand left it.
    const { filter } = command;
    if (command.range_seq < this.rangeSeq || this.bar.playing) {
      filter.day_from = this.bar.from;
      filter.day_to = this.bar.to;
    }
    this.selection.setFilter(filter, said);
    this.tally.recount();
    this.tools.areaMenu.offer("none", filter.area.length > 0);
    this.bar.setRange(filter.day_from, filter.day_to);
    this.countBins();
    await this.asof.obey(command);
    if (this.pending !== command) return;
    this.setChosen(command.chosen);
    this.pin = drawPin(this.map, this.pin ?? null, command.pin);
    if (command.gone_to > (this.goneTo ?? 0)) goTo(this.map, this.sites, this.chosen);
    this.goneTo = command.gone_to ?? 0;
    this.refresh();
    this.settleCounts();
  }

  /** Which rows have the words that were looked for; the latest answer is kept. @param {string} url */
  async fetchSaid(url) {
    if (this.said?.url !== url) this.said = { url, bits: await loadBits(url) };
    return this.said.bits;
  }

  /** A new snapshot. The view stays where it is, save for the first. @param {import("./columns.js").Columns} columns */
  take(columns) {
    const first = !this.columns;
    this.columns = columns;
    this.asof.forget();
    this.selection = new Selection(columns, this.groups);
    this.sites = new Sites(columns, this.groups.length);
    this.tally = new Tally(columns, this.selection, this.sites);
    this.grids = { marks: new Map(), density: new Map() };
    const { day_min: low, day_max: high } = columns.header;
    this.bar.root.hidden = low === null;
    this.bar.setSpan(low ?? 0, high ?? 0);
    if (first && !recall(this.map)) fit(this.map, this.sites);
  }

  countBins() {
    if (this.selection) this.bar.setBins(this.selection.histogram(this.bar.edges, this.bar.stack));
  }

  setDays(from, to) {
    if (!this.selection) return;
    this.selection.setDays(from, to);
    this.tally.follow();
    this.refresh();
  }

  /** Count and draw again: what every frame of a drag costs. */
  refresh() {
    if (this.asof.waiting) return; // which the map says, and goes on saying while the bar is moved
    if (this.asof.on) {
      this.asof.tally();
      this.hud.tell(this.asof.sum());
      this.hud.say(this.asof.pairs.length ? null : this.config.texts.empty_asof);
      this.counts = this.asof.totals;
      this.draw();
      return;
    }
    this.counts = this.tally.counts;
    this.hud.setCounts(this.counts);
    const { incidents, presences, hidden } = this.counts;
    this.hud.say(
      incidents + presences
        ? null
        : this.config.texts[!this.columns.rows ? "empty_store" : hidden ? "empty_map" : "empty_filter"],
      hidden && !(incidents + presences)
        ? { text: this.config.texts.to_list, act: () => this.showList() }
        : incidents + presences || !this.columns.rows
          ? undefined
          : { text: this.config.texts.clear, act: () => this.tell({ act: "clear" }) },
    );
    this.draw();
  }

  get grid() {
    const { zoom } = this.surface.view;
    const form = this.asof.drawn ? "marks" : this.tools.form;
    const grids = this.grids[form];
    if (!grids.has(zoom)) grids.set(zoom, new (form === "density" ? Hexes : Grid)(this.sites, zoom));
    return grids.get(zoom);
  }

  drawBase() {
    if (!this.basemap || !this.ink || !this.surface) return;
    const context = this.surface.base.getContext("2d");
    drawBasemap(context, this.basemap, this.surface.baseView, this.ink, this.tools.ground.chosen);
  }

  draw() {
    if (!this.sites || !this.ink || !this.surface) return;
    const { view } = this.surface;
    const all = this.grid.marks(this.asof.drawn ? this.asof.sites : this.sites, this.groups.length);
    if (this.asof.drawn) makeRoom(all, this.asof);
    const inView = all.filter((mark) => {
      const x = mark.x * view.world - view.left;
      const y = mark.y * view.world - view.top;
      return x > -40 && y > -40 && x < view.width + 40 && y < view.height + 40;
    });
    const dense = this.tools.form === "density" && !this.asof.drawn;
    this.marks = dense ? inView : inView.slice(0, MOST_MARKS);
    const context = this.surface.clearMarks();
    const look = {
      ink: this.ink,
      colours: this.colours,
      chosen: this.chosen,
      focused: this.focused ?? null,
      outlineOf: (site) => this.outlineOf(site),
    };
    this.outlined = 0;
    drawArea(context, this.selection.filter.area, this.tools.area.open, view, this.ink);
    if (dense) drawHexes(context, this.marks, view, look);
    const room = new Room();
    for (const mark of dense ? [] : this.marks) {
      const x = mark.x * view.world - view.left;
      const y = mark.y * view.world - view.top;
      const side = mark.radius + 3;
      room.take(x - side, y - side, x + side, y + side);
    }
    this.hud.boxes().forEach(([left, top, right, bottom]) => {
      const [dx, dy] = view.margin;
      room.take(left + dx, top + dy, right + dx, bottom + dy);
    });
    const named = this.tools.ground.chosen !== "street";
    this.labelled = drawLabels(context, named ? this.labels : [], view, room, this.ink, this.language);
    if (this.asof.drawn) drawSigns(context, this.marks, this.asof, view, look);
    else if (!dense) drawMarks(context, this.marks, this.sites, view, look);
    this.frames++;
  }

  /** The outline of the unit that a site is, where it was imported. @returns {Path2D|null} in the view's pixels */
  outlineOf(site) {
    const path = this.basemap.units.get(this.columns.header.places[this.sites.place[site]]?.id);
    if (!path) return null;
    this.outlined++;
    return onScreen(path, this.surface.view);
  }

  /** What need not follow a drag: the list for the keyboard. */
  settleCounts() {
    if (!this.sites || !this.hud) return;
    const size = this.map.getSize();
    this.hud.announce();
    const seen = this.marks.slice(0, MOST_MARKS).filter((mark) => {
      const [x, y] = this.screenOf(mark);
      return x >= 0 && y >= 0 && x <= size.x && y <= size.y;
    });
    this.hud.setMarks(
      seen.map((mark) => ({ key: mark.key, text: this.nameOf(mark) })),
      {
        onFocus: (key) => {
          this.focused = key;
          this.draw();
        },
        onOpen: (key) => this.open(this.marks.find((mark) => mark.key === key)),
        onClose: () => this.tell({ act: "close" }),
      },
    );
  }

  screenOf(mark) {
    const point = this.map.latLngToContainerPoint(
      L.CRS.EPSG3857.pointToLatLng(L.point(mark.x * 256, mark.y * 256), 0),
    );
    return [point.x, point.y];
  }

  markAt(containerPoint) {
    if (!this.sites) return null;
    const [x, y] = this.surface.pointOf(containerPoint);
    return findMark(this.marks, this.sites, this.surface.view, x, y);
  }

  point(containerPoint) {
    const mark = containerPoint && this.markAt(containerPoint);
    this.map.getContainer().style.cursor = mark ? "pointer" : "";
    if (mark) this.hud.hint(this.nameOf(mark), containerPoint.x, containerPoint.y);
    else this.hud.hint(null);
  }

  nameOf(mark) {
    if (this.asof.drawn) return this.asof.nameOf(mark);
    return nameOf(mark, this.sites, this.columns.header.places, this.config.texts, this.language);
  }

  /** A mark of one point opens; another zooms in on its parts, or opens where the map can go no closer. */
  open(mark) {
    if (!mark) return;
    if (!mark.single && this.map.getZoom() < this.map.getMaxZoom()) {
      const at = (site) => L.CRS.EPSG3857.pointToLatLng(L.point(this.sites.x[site] * 256, this.sites.y[site] * 256), 0);
      const bounds = L.latLngBounds(mark.sites.map(at));
      const zoom = Math.max(this.map.getZoom() + 1, this.map.getBoundsZoom(bounds.pad(0.3)));
      this.map.setView(bounds.getCenter(), Math.min(this.map.getMaxZoom(), zoom), { animate: !reducedMotion() });
      return;
    }
    this.chosen = new Set(mark.sites);
    this.draw();
    keepAboveSheet(this.map, this.sites.x[mark.sites[0]], this.sites.y[mark.sites[0]]);
    this.tell({ pick: [...new Set(mark.sites.map((site) => this.columns.header.places[this.sites.place[site]].id))] });
  }

  /** @param {string[]} ids  the places that the panel tells of */
  setChosen(ids) {
    const wanted = new Set(ids);
    this.chosen = new Set();
    for (let site = 0; site < this.sites.size; site++) {
      if (wanted.has(this.columns.header.places[this.sites.place[site]]?.id)) this.chosen.add(site);
    }
  }

  tell(answer) {
    this.seq = Math.max(this.seq + 1, Date.now());
    window.Streamlit.setComponentValue({ ...answer, seq: this.seq });
    return this.seq;
  }

  showList() {
    const list = window.parent.document.getElementById("not-on-the-map");
    list?.scrollIntoView({ behavior: reducedMotion() ? "auto" : "smooth" });
    list?.focus({ preventScroll: true });
  }

  fail(error) {
    reveal();
    if (!this.hud) throw error;
    const stale = error instanceof Stale;
    if (!stale) console.error(error);
    this.hud.say(this.config.texts[stale ? "stale" : "broken"], {
      text: this.config.texts.reload,
      act: () => window.parent.location.reload(),
    });
  }
}

const reducedMotion = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
