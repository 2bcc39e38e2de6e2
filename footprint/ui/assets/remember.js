/** Something that this browser remembers for a year. */

/** @param {HTMLElement} root @param {{cookie: string}} data  name=value, both ours */
export function draw(root, data) {
  document.cookie = `${data.cookie}; path=/; max-age=31536000; SameSite=Lax`;
}
