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
    command.chosen = answer.pick ?? (answer.act === "close" || answer.time ? [] : command.chosen);
    if (answer.time) Object.assign(command, { time: answer.time, presence: answer.time === "range" ? null : "fp:presence" });
    show(command.chosen).catch(console.error);
    send();
  }

  const toDay = (iso) => (iso === null ? null : Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000));
  const project = (lat, lon) => {
    const phi = (Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180;
    return [(lon + 180) / 360, 0.5 - Math.asinh(Math.tan(phi)) / (2 * Math.PI)];
  };

  let told = null;

  /** The panel. @param {string[]} places  ids; it closes where there are none */
  async function show(places) {
    document.body.classList.toggle("fp-open", places.length > 0);
    if (!places.length) return;
    told ??= new Response(open("claims")).json();
    const all = await told;
    const panel = document.getElementById("fp-panel");
    const cards = command.time === "range" ? saidAt(all, places) : standingAt(all, places);
    panel.replaceChildren(...(cards.length ? cards : [add("p", all.empty)]));
    panel.scrollTop = 0;
  }

  /** What is said of some places within the days of the bar. */
  function saidAt(all, places) {
    const { day_from: from, day_to: to } = command.filter;
    const wanted = new Set(places);
    const here = all.claims.filter(
      (claim) =>
        claim.places.some((id) => wanted.has(id)) &&
        (from === null || (claim.days !== null && claim.days[1] >= from)) &&
        (to === null || (claim.days !== null && claim.days[0] <= to)),
    );
    return here.slice(0, 200).map(card);
  }

  /** Who stands at some places as of the day of the bar, each with the words it rests on and those against it. */
  function standingAt(all, places) {
    const standing = window.footprint.standing();
    const { evidence } = standing;
    const wanted = new Set(places);
    const byNumber = new Map(all.claims.map((claim) => [claim.number, claim]));
    const here = standing.pairs.filter((pair) => wanted.has(standing.layer.columns.header.places[evidence.pair_place[pair]].id));
    return here.slice(0, 50).flatMap((pair) => {
      const { deciding, against } = standing.standingOf(pair);
      const rows = [deciding[pair], against[pair]].filter((row) => row >= 0);
      const claims = rows.map((row) => byNumber.get(evidence.claim[row])).filter(Boolean);
      return [add("h1", `${standing.actorOf(pair)}: ${standing.inWords(pair)}`, "fp-force"), ...claims.map(card)];
    });
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
