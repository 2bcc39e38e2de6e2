/** The page's language and direction, for browsers, readers of screens and our style sheets; and remembered for a year. */

import { foldOnce } from "./drawer.js";

/**
 * @param {HTMLElement} root
 * @param {{language: string, direction: "ltr"|"rtl", cookie: string}} data
 */
export function draw(root, data) {
  foldOnce();
  document.documentElement.lang = data.language.split("-u-")[0];
  document.documentElement.dir = data.direction;
  document.cookie = `${data.cookie}; path=/; max-age=31536000; SameSite=Lax`;
}
