/**
 * The map that travels alone: what the page around the map does elsewhere, in one file without a server.
 *
 * A classic script, before all others. What the layer would fetch lies in the file, compressed; what it would tell Streamlit
 * opens the panel. What reports say is set as text, never as markup.
 */
(() => {
  const NONE = { day_from: null, day_to: null };
  const held = (name) => Uint8Array.from(atob(document.getElementById(`fp-${name}`).textContent), (c) => c.charCodeAt(0));
  const open = (name) => new Blob([held(name)]).stream().pipeThrough(new DecompressionStream("gzip"));
  const real = window.fetch.bind(window);
  window.fetch = (url, ...more) => {
    const name = /^fp:(\w+)$/.exec(String(url))?.[1];
    return name ? Promise.resolve(new Response(open(name))) : real(url, ...more);
  };

  const waiting = [];
  let command = null;
  window.footprint = { command: (packed) => waiting.push(packed), mount: (map, config) => begin(map, config) };
  Object.defineProperty(window, "frameElement", { configurable: true, get: () => document.querySelector(".folium-map") });
  window.Streamlit = { events: new EventTarget(), RENDER_EVENT: "render", setComponentValue: (answer) => take(answer) };

  async function begin(map, config) {
    const { mount } = await import("fp/layer.js");
    window.footprint = mount(map, config);
    command = await new Response(open("command")).json();
    send();
  }

  const pack = (value) => btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value))));
  const send = () => window.footprint.command(pack(command));

  /** @param {object} answer  as the layer gives it: a pick, a range, an area or an act */
  function take(answer) {
    command.answered = answer.seq;
    if (answer.range) [command.filter.day_from, command.filter.day_to] = answer.range.map(toDay);
    if (answer.range) command.range_seq = answer.seq;
    if (answer.act === "clear") Object.assign(command.filter, NONE, { area: [] });
    if (answer.area) command.filter.area = answer.area.flatMap(([lat, lon]) => project(lat, lon));
    if (answer.pick) command.chosen = answer.pick;
    if (answer.act === "close") command.chosen = [];
    show(command.chosen).catch(console.error);
    send();
  }

  const toDay = (iso) => (iso === null ? null : Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000));
  const project = (lat, lon) => {
    const phi = (Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180;
    return [(lon + 180) / 360, 0.5 - Math.asinh(Math.tan(phi)) / (2 * Math.PI)];
  };

  let told = null;

  /** The panel: what is said of some places within the days of the bar. @param {string[]} places */
  async function show(places) {
    told ??= new Response(open("claims")).json();
    const all = await told;
    const { day_from: from, day_to: to } = command.filter;
    const wanted = new Set(places);
    const here = all.claims.filter(
      (claim) =>
        claim.places.some((id) => wanted.has(id)) &&
        (from === null || (claim.days !== null && claim.days[1] >= from)) &&
        (to === null || (claim.days !== null && claim.days[0] <= to)),
    );
    const panel = document.getElementById("fp-panel");
    panel.replaceChildren(...(here.length ? here.slice(0, 200).map(card) : [add("p", all.empty)]));
    document.body.classList.toggle("fp-open", places.length > 0);
    panel.scrollTop = 0;
  }

  /** What cannot be drawn, asked for below the counts: the layer looks for such an element and gives it the focus. */
  addEventListener("DOMContentLoaded", () => {
    document.getElementById("not-on-the-map").addEventListener("focus", async () => {
      told ??= new Response(open("claims")).json();
      const all = await told;
      document.getElementById("fp-panel").replaceChildren(...all.claims.filter((claim) => !claim.places.length).slice(0, 500).map(card));
      document.body.classList.add("fp-open");
    });
  });

  /** @param {object} claim @returns {HTMLElement} */
  function card(claim) {
    const box = document.createElement("article");
    box.append(add("h2", claim.headline), add("p", claim.when, "fp-when"));
    for (const quote of claim.quotes) box.append(add("blockquote", quote));
    box.append(add("p", [claim.source, claim.title].filter(Boolean).join(" · ")), add("p", claim.how, "fp-how"));
    if (/^https?:\/\//.test(claim.url ?? "")) {
      const link = add("a", claim.url);
      link.href = claim.url;
      link.rel = "noreferrer noopener";
      box.append(link);
    }
    return box;
  }

  function add(tag, text, name) {
    const made = document.createElement(tag);
    made.textContent = text;
    made.dir = "auto";
    if (name) made.className = name;
    return made;
  }
})();
