/**
 * Words that a person selects in the report beside → what they are to be: the quote, or the words of a place or date.
 *
 * The report is on the page already, a paragraph each with the code point where it begins (`data-at`); only offsets and
 * the selected words go back.
 *
 * @typedef {{start: number, end: number, text: string, use: string}} Picked
 */
import { element } from "./words.js";

const LONGEST_SHOWN = 60;

/** @type {{start: number, end: number, text: string} | null} */
let selected = null;
/** @type {(() => void) | null} */
let told = null;

document.addEventListener("selectionchange", () => {
  const found = readSelection();
  if (!found) return; // a click on a button of ours must not lose what was selected before
  selected = found;
  told?.();
});

/**
 * @param {HTMLElement} root
 * @param {{hint: string, chosen: string, uses: Record<string, string>}} data
 * @param {(picked: Picked) => void} pick
 */
export function draw(root, data, pick) {
  const line = element("p", "fp-note");
  const buttons = element("div", "fp-uses");
  for (const [use, label] of Object.entries(data.uses)) {
    const button = element("button", "fp-use", label);
    button.type = "button";
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => selected && pick({ ...selected, use }));
    buttons.append(button);
  }
  told = () => {
    const words = selected?.text ?? "";
    const short = words.length > LONGEST_SHOWN ? `${words.slice(0, LONGEST_SHOWN)} …` : words;
    line.textContent = selected ? `${data.chosen} “\u2068${short}\u2069”` : data.hint;
    for (const button of buttons.children) button.disabled = !selected;
  };
  selected = readSelection();
  told();
  root.replaceChildren(line, buttons);
}

/** The selection as code points of the report's text; null where nothing of a report is selected. */
function readSelection() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return null;
  return { start, end, text: selection.toString() };
}

/** @param {Node} node @param {number} offset */
function offsetOf(node, offset) {
  const from = node instanceof Element ? node : node.parentElement;
  const paragraph = from?.closest(".fp-report p[data-at]");
  if (!paragraph) return null;
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  before.setEnd(node, offset);
  return Number(paragraph.dataset.at) + [...before.toString()].length;
}
