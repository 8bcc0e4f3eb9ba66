// The cells chosen in an entry grid: a rectangle from the cell in use (the anchor) to another
// (the head), and what its figures add up to.
import { inSight } from "./grid_rest.js";

const SHOWN = 4; // decimal places kept while adding
const KINDS = { amount: "金额合计", count: "数量合计" };

export class Range {
  constructor(grid, output) {
    this.grid = grid;
    this.output = output;
    this.painted = [];
    this.over = null; // the rows as they were then
    this.anchor = this.head = null;
  }

  placeOf(field) {
    const row = this.grid.rows().findIndex((one) => one.element.contains(field));
    return { row, col: this.grid.names.indexOf(field.dataset.name) };
  }

  at({ row, col }) {
    const name = this.grid.names[col];
    return name === undefined ? null : (this.grid.rows()[row]?.cell(name) ?? null);
  }

  start(field) {
    this.anchor = this.head = this.placeOf(field);
    this.paint();
  }

  // A rectangle from corner to corner; what is in sight stays in sight.
  span(from, to) {
    this.anchor = from;
    this.reachTo(to);
  }

  extendTo(place) {
    this.reachTo(place);
    const field = this.at(this.head);
    if (field) inSight(field).scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  reachTo({ row, col }) {
    this.head = {
      row: Math.max(0, Math.min(row, this.grid.rows().length - 1)),
      col: Math.max(0, Math.min(col, this.grid.names.length - 1)),
    };
    this.paint();
  }

  many() {
    return Boolean(this.anchor) &&
      (this.anchor.row !== this.head.row || this.anchor.col !== this.head.col);
  }

  box() {
    const { anchor, head } = this;
    return {
      top: Math.min(anchor.row, head.row),
      bottom: Math.max(anchor.row, head.row),
      left: Math.min(anchor.col, head.col),
      right: Math.max(anchor.col, head.col),
    };
  }

  // The rows of the rectangle, each with its chosen fields; nothing where a row has none.
  lines() {
    const { top, bottom, left, right } = this.box();
    const names = this.grid.names.slice(left, right + 1);
    const rows = this.grid.rows().slice(top, bottom + 1);
    return rows.map((row) => ({ row, fields: names.map((name) => row.cell(name)) }));
  }

  // A long range has ten thousand cells: only those that come or go are touched.
  paint() {
    const chosen = this.many()
      ? this.lines().flatMap(({ fields }) => fields.filter(Boolean).map((one) => one.closest("td")))
      : [];
    const now = new Set(chosen);
    for (const cell of this.painted) if (!now.has(cell)) cell.classList.remove("in-range");
    for (const cell of chosen) cell.classList.add("in-range");
    this.painted = chosen;
    this.over = this.grid.rows();
    this.tell();
  }

  // After a save: what the figures add up to may have changed, the cells only with the rows.
  refresh() {
    if (this.over === this.grid.rows()) this.tell();
    else this.paint();
  }

  tell() {
    if (this.output) this.output.textContent = this.painted.length ? this.summary() : "";
  }

  summary() {
    const words = [`选中 ${this.painted.length} 格`];
    for (const [kind, label] of Object.entries(KINDS)) {
      const cells = this.painted.filter((cell) => cell.classList.contains(kind));
      const texts = cells.map((cell) => cell.querySelector("[data-name]").value.trim());
      const filled = texts.filter((text) => text !== "");
      const figures = filled.map(figure).filter((one) => one !== null);
      if (figures.length) words.push(`${label} ${sum(figures, kind)}`);
      const odd = filled.length - figures.length;
      if (odd) words.push(`${odd} 格不是数，没有计入`);
    }
    return words.join("　");
  }
}

// A printed figure as a whole number of the smallest place; nothing where it is none.
function figure(text) {
  const found = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text.normalize("NFKC").replace(/[,\s]/g, ""));
  if (!found || (found[3] ?? "").length > SHOWN) return null;
  const [, sign, whole, part = ""] = found;
  const value = BigInt(whole + part.padEnd(SHOWN, "0"));
  return sign ? -value : value;
}

function sum(figures, kind) {
  const total = figures.reduce((one, other) => one + other, 0n);
  const digits = String(total < 0n ? -total : total).padStart(SHOWN + 1, "0");
  const whole = digits.slice(0, -SHOWN).replace(/\B(?=(\d{3})+$)/g, ",");
  const part = digits.slice(-SHOWN).replace(/0+$/, "");
  const shown = kind === "amount" ? part.padEnd(2, "0") : part;
  return `${total < 0n ? "-" : ""}${whole}${shown ? `.${shown}` : ""}`;
}
