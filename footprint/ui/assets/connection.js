/**
 * Whether the server behind the page answers, as Streamlit's page tells it; the map itself goes on without. Once it does
 * again: whether it is the same one, which still knows this tab, or one that was started since.
 */

const BACK_MS = 5000;

/** @param {{health: string, texts: Object<string, string>}} config @param {import("./hud.js").Hud} hud  where it is told */
export function followConnection({ health, texts }, hud) {
  const app = window.parent.document.querySelector(".stApp");
  if (!app) return;
  const first = since(health);
  let lost = false;
  const look = async () => {
    const state = app.dataset.testConnectionState;
    const now = state !== undefined && state !== "CONNECTED";
    if (now === lost) return;
    lost = now;
    if (lost) return hud.advise(texts.connection_lost);
    const [before, after] = await Promise.all([first, since(health)]);
    if (lost) return;
    // A server that was started anew would lose the first click; the address and this tab keep filter and view.
    if (after === null || before !== after) return window.parent.location.reload();
    hud.advise(texts.connection_back);
    setTimeout(() => hud.settle(texts.connection_back), BACK_MS);
  };
  new MutationObserver(look).observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] });
}

/** @param {string} health @returns {Promise<string|null>} null where nobody can tell */
async function since(health) {
  try {
    const answer = await fetch(health, { cache: "no-store" });
    return (await answer.json()).since ?? null;
  } catch {
    return null;
  }
}
