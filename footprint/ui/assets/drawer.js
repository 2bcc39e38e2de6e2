/** The filters on a tablet: Streamlit folds them on phones only, and there they would take a third of the map. */

const TABLET = "(min-width: 768px) and (max-width: 900px)";
let folded = false;

/** Fold them once, when the page is first drawn; from then on they are as the reader leaves them. */
export function foldOnce() {
  if (folded) return;
  folded = true;
  if (!window.matchMedia(TABLET).matches || fold()) return;
  const watch = new MutationObserver(() => fold() && watch.disconnect());
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), 5000);
}

function fold() {
  const drawer = document.querySelector('[data-testid="stSidebar"]');
  const button = drawer?.querySelector('[data-testid="stSidebarCollapseButton"] button');
  if (!button) return false;
  if (drawer.getAttribute("aria-expanded") !== "false" && drawer.dataset.collapsed !== "true") button.click();
  return true;
}
