/** Whether the server behind the page answers, as Streamlit's page tells it; the map itself goes on without. */

/** @param {(lost: boolean) => void} use  called at each change, not before the first loss */
export function followConnection(use) {
  const app = window.parent.document.querySelector(".stApp");
  if (!app) return;
  let lost = false;
  new MutationObserver(() => {
    const state = app.dataset.testConnectionState;
    const now = state !== undefined && state !== "CONNECTED";
    if (now === lost) return;
    lost = now;
    use(lost);
  }).observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] });
}
