// A text with live figures as a page shows it, and as markup: the two are turned into each
// other without loss. A paragraph is a line of markup; a field is {{key}} or {{key#}}, shown
// as a chip that is deleted as a whole. Places are counted in the markup's characters.
const SLOT = /\{\{([^{}#\s]+)(#?)\}\}/gu;
const EDGE = "\u200b"; // lets the caret stand behind a chip at the end of a line
const BLOCKS = new Set(["P", "DIV", "LI", "H1", "H2", "H3", "H4", "TD", "TR"]);

export function chipOf(slot, chips) {
  const bare = slot.endsWith("#}}");
  const known = chips[bare ? `${slot.slice(0, -3)}}}` : slot];
  const chip = document.createElement("span");
  chip.className = known ? (known.figure ? "chip" : "chip word") : "chip unknown";
  chip.contentEditable = "false";
  chip.dataset.slot = slot;
  chip.textContent = known ? (bare ? known.bare : known.text) || "（没有数）" : slot;
  if (known) chip.title = known.label;
  return chip;
}

export function show(editor, markup, chips) {
  editor.replaceChildren(...markup.split("\n").map((line) => paragraph(line, chips)));
}

function paragraph(line, chips) {
  const made = document.createElement("p");
  let end = 0;
  for (const found of line.matchAll(SLOT)) {
    if (found.index > end) made.append(line.slice(end, found.index));
    made.append(chipOf(found[0], chips));
    end = found.index + found[0].length;
  }
  if (end < line.length) made.append(line.slice(end));
  else if (end > 0) made.append(EDGE);
  else made.append(document.createElement("br"));
  return made;
}

// The pieces of the page in their order: texts, chips, and the breaks between lines.
function* pieces(editor) {
  let begun = false;
  for (const child of editor.childNodes) {
    const block = BLOCKS.has(child.nodeName);
    if (begun && (block || BLOCKS.has(child.previousSibling?.nodeName))) yield { node: child, text: "\n", edge: true };
    begun = true;
    yield* within(child);
  }
}

function* within(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    yield { node, text: clean(node.data) };
  } else if (node.dataset?.slot) {
    yield { node, text: node.dataset.slot, chip: true };
  } else if (node.nodeName === "BR") {
    if (node.nextSibling && node.previousSibling) yield { node, text: "\n", edge: true };
  } else {
    let first = true;
    for (const child of node.childNodes) {
      if (!first && BLOCKS.has(child.nodeName)) yield { node: child, text: "\n", edge: true };
      first = false;
      yield* within(child);
    }
  }
}

function clean(text) {
  return text.replaceAll(EDGE, "").replaceAll("\u00a0", " ").replaceAll("\n", " ");
}

export function read(editor) {
  let markup = "";
  for (const piece of pieces(editor)) markup += piece.text;
  return markup;
}

// How far into the markup a place of the page is.
export function placeOf(editor, container, offset) {
  const range = document.createRange();
  let at = 0;
  for (const piece of pieces(editor)) {
    const { node } = piece;
    if (node === container && node.nodeType === Node.TEXT_NODE) return at + clean(node.data.slice(0, offset)).length;
    range.selectNode(node);
    const parent = node.parentNode;
    const index = Array.prototype.indexOf.call(parent.childNodes, node);
    if (range.comparePoint(container, offset) < 0) return at;
    if (parent === container && index >= offset && !piece.edge) return at;
    at += piece.text.length;
  }
  return at;
}

// The place of the page that lies this far into the markup.
export function pointAt(editor, place) {
  let left = place;
  let last = null;
  for (const piece of pieces(editor)) {
    const { node, text } = piece;
    if (!piece.edge && !piece.chip && left <= text.length) return [node, rawOffset(node.data, left)];
    if (piece.chip && left <= 0) return [node.parentNode, indexOf(node)];
    left -= text.length;
    if (piece.edge && left === 0) last = emptyLine(node);
    else last = [node.parentNode, indexOf(node) + 1];
    if (left === 0 && piece.edge && last) {
      const first = node.nodeName === "BR" ? null : node.firstChild;
      if (first && first.nodeType !== Node.TEXT_NODE) return last;
    }
  }
  return last ?? [editor, 0];
}

function emptyLine(node) {
  return node.nodeName === "BR" ? [node.parentNode, indexOf(node) + 1] : [node, 0];
}

function indexOf(node) {
  return Array.prototype.indexOf.call(node.parentNode.childNodes, node);
}

function rawOffset(data, count) {
  let left = count;
  let at = 0;
  while (at < data.length && left > 0) {
    if (data[at] !== EDGE) left -= 1;
    at += 1;
  }
  return at;
}

export function selection(editor) {
  const chosen = document.getSelection();
  if (!chosen.rangeCount || !editor.contains(chosen.anchorNode)) return null;
  const range = chosen.getRangeAt(0);
  const start = placeOf(editor, range.startContainer, range.startOffset);
  return [start, range.collapsed ? start : placeOf(editor, range.endContainer, range.endOffset)];
}

export function putCaret(editor, place) {
  const [node, offset] = pointAt(editor, place);
  document.getSelection().collapse(node, offset);
}

// Underline these stretches of the markup without touching the page.
export function mark(editor, stretches) {
  if (!window.CSS?.highlights) return;
  const ranges = stretches.map(([start, end]) => {
    const range = document.createRange();
    range.setStart(...pointAt(editor, start));
    range.setEnd(...pointAt(editor, end));
    return range;
  });
  CSS.highlights.set("typed-figure", new Highlight(...ranges));
}
