/** Which theme the page around the frame has, and the canvas's colours in it. Both themes' colours stand in map.css. */

const NAMES = ["paper", "sheet", "rule", "ink", "soft", "faint", "land", "water", "river", "border", "label"];

/**
 * Calls back at once, at each change, and when a face came that words on the canvas need.
 * @param {(ink: Object<string, string>, dark: boolean) => void} use
 */
export function followTheme(use) {
  let last = null;
  const look = () => {
    const dark = isDark();
    if (dark === last) return;
    last = dark;
    document.body.dataset.theme = dark ? "dark" : "light";
    const style = getComputedStyle(document.body);
    use(Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])), dark);
  };
  look();
  window.Streamlit.events.addEventListener(window.Streamlit.RENDER_EVENT, look);
  const app = window.parent.document.querySelector(".stApp");
  // A face of fonts.css comes after the first words on the canvas that need it.
  document.fonts.addEventListener("loadingdone", () => {
    last = null;
    look();
  });
  if (app) new MutationObserver(look).observe(app, { attributes: true });
}

/** Show the frame once its style sheets are there; until then the page has a calm picture of a map in its place. */
export async function reveal() {
  const sheets = [...document.querySelectorAll("link[rel=stylesheet]")].filter((link) => !link.sheet);
  await Promise.all(
    sheets.map((link) => new Promise((done) => ["load", "error"].forEach((kind) => link.addEventListener(kind, done)))),
  );
  window.frameElement?.setAttribute("data-drawn", "");
}

function isDark() {
  const app = window.parent.document.querySelector(".stApp");
  if (!app) return window.matchMedia("(prefers-color-scheme: dark)").matches;
  const [red, green, blue] = getComputedStyle(app).backgroundColor.match(/[\d.]+/g).map(Number);
  return red * 0.3 + green * 0.6 + blue * 0.1 < 128;
}

/** The frame's own document: its language and direction are the page's, and readers may enlarge it. @param {{language: string, direction: string}} config */
export function setDocument(config) {
  document.documentElement.lang = config.language.split("-u-")[0];
  document.documentElement.dir = config.direction;
  document.querySelectorAll("meta[name=viewport]").forEach((meta) => (meta.content = "width=device-width, initial-scale=1"));
  return config;
}
