// A block copied from or for Excel and WPS: tabs between cells, line ends between rows, quotes
// around cells that hold either.
export function readBlock(text) {
  const rows = [[]];
  let cell = "";
  let quoted = false;
  const end = () => (rows.at(-1).push(cell.trim()), (cell = ""));
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') (cell += '"'), (at += 1);
      else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === "\t") end();
    else if (sign === "\n") end(), rows.push([]);
    else if (sign !== "\r") cell += sign;
  }
  end();
  const last = rows.at(-1);
  if (rows.length > 1 && last.length === 1 && last[0] === "") rows.pop();
  return rows;
}

export function writeBlock(rows) {
  return rows.map((cells) => cells.map(quoted).join("\t")).join("\r\n");
}

function quoted(text) {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// Whether a pasted row is the heading of the sheet itself.
export function isHeading(cells, labels) {
  const named = cells.map(bare);
  const same = named.filter((text, index) => text && text === bare(labels[index] ?? ""));
  return same.length * 2 > named.filter(Boolean).length && same.length > 0;
}

function bare(text) {
  return text.replace(/[（(].*[)）]|[*＊\s]/g, "");
}
