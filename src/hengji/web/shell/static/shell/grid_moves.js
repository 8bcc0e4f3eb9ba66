// Where one is in an entry grid, and how one gets about in it: keys, mouse, and the input
// method, which has the keys to itself while it puts a word together.
import { command } from "./grid_keys.js";
import { Range } from "./grid_range.js";
import { enter } from "./grid_rest.js";
import { Row, asText } from "./grid_row.js";

export class Moves {
  constructor(grid, form) {
    this.grid = grid;
    this.help = form.querySelector(".entry-grid-help");
    this.range = new Range(grid, form.querySelector(".entry-grid-sum"));
    this.frame = form.querySelector(".entry-grid-frame");
    this.mode = "ready";
    this.composing = false;
    this.interrupted = false;
    this.dragging = false;
    this.tabbedFrom = null;
    const body = grid.body;
    body.addEventListener("keydown", (event) => this.onKey(event));
    body.addEventListener("focusin", (event) => this.onFocus(event.target));
    body.addEventListener("input", (event) => this.onInput(event.target));
    body.addEventListener("compositionstart", () => (this.composing = true));
    body.addEventListener("compositionend", () => this.onWord());
    body.addEventListener("mousedown", (event) => this.onMouseDown(event));
    body.addEventListener("dragstart", (event) => event.preventDefault()); // of marked text
    body.addEventListener("mouseover", (event) => this.onMouseOver(event));
    document.addEventListener("mouseup", () => this.onMouseUp());
    form.querySelector("thead").addEventListener("click", (event) => this.onHead(event));
  }

  onKey(event) {
    const field = event.target;
    if ("remove" in field.dataset && event.key === "ArrowLeft") {
      enter(Row.of(field).fields().at(-1));
    }
    if (!field.dataset.name) return;
    const found = command(event, this.mode, field);
    if (!found || this.composing) return;
    const [name, ...rest] = found;
    if (this[name](field, ...rest) !== false) event.preventDefault();
    this.frame.scrollIntoView({ block: "nearest" });
  }

  onFocus(field) {
    if (!field.dataset.name) return;
    this.mode = "ready";
    if (!this.dragging) this.range.start(field);
    field.select?.();
    if (this.help) this.help.textContent = this.grid.head(field.dataset.name)?.dataset.help ?? "";
  }

  onInput(field) {
    if (this.mode === "ready") this.mode = field.tagName === "TEXTAREA" ? "editing" : "typing";
  }

  // A word is finished. A field that is left in the same breath was left with a half-typed word.
  onWord() {
    this.composing = false;
    this.interrupted = true;
    setTimeout(() => (this.interrupted = false));
  }

  // Mouse --------------------------------------------------------------------------------

  onMouseDown(event) {
    const field = event.target.closest("[data-name]");
    const number = event.target.closest("tr[data-row] > th");
    if (event.button !== 0 || event.sourceCapabilities?.firesTouchEvents) return;
    if (this.composing && (field || number)) {
      event.preventDefault(); // the word is not finished
      return;
    }
    if (number) this.chooseRow(Row.of(number), event);
    if (!field) return;
    if (event.shiftKey && this.range.anchor && this.grid.chosen()) {
      event.preventDefault();
      this.range.extendTo(this.range.placeOf(field));
    } else if (field === document.activeElement) {
      this.dragging = this.mode === "ready";
      this.mode = "editing";
      this.range.start(field);
    } else if (field.tagName !== "SELECT") {
      event.preventDefault(); // a drag chooses cells, not letters
      enter(field);
      this.dragging = true;
    }
  }

  onMouseOver(event) {
    if (!this.dragging || event.buttons !== 1) return;
    const field = event.target.closest("td")?.querySelector("[data-name]:not([type=hidden])");
    if (!field || (field === document.activeElement && !this.range.many())) return;
    this.mode = "ready";
    this.range.extendTo(this.range.placeOf(field));
  }

  onMouseUp() {
    if (this.dragging && this.range.many()) document.activeElement.select?.();
    this.dragging = false;
  }

  chooseRow(row, event) {
    const fields = row.fields();
    if (!fields.length) return;
    event.preventDefault();
    enter(fields[0]);
    this.range.extendTo(this.range.placeOf(fields.at(-1)));
  }

  onHead(event) {
    const name = event.target.closest("[data-column]")?.dataset.column;
    const field = name && this.grid.rows()[0]?.cell(name);
    if (!field) return;
    const last = this.lastRow();
    enter(field);
    this.range.extendTo({ row: last, col: this.range.anchor.col });
    this.frame.scrollTop = 0;
  }

  // Commands: each is named by grid_keys.js, and returns false where the browser is to act. --

  move(field, down, right) {
    this.tabbedFrom = null;
    this.go(field, down, right);
  }

  enter(field, down) {
    const back = this.tabbedFrom;
    this.tabbedFrom = null;
    const col = this.range.placeOf(field).col;
    this.grid.accept(field);
    this.go(field, down, back === null ? 0 : back - col);
  }

  tab(field, right) {
    if (!this.grid.head(field.dataset.name)) return false; // more than cells stands in its rows
    const place = this.range.placeOf(field);
    this.tabbedFrom ??= place.col;
    this.grid.changed(field); // it may add the row to go to
    const wide = this.grid.names.length;
    const to = place.row * wide + place.col + right;
    const target = this.range.at({ row: Math.floor(to / wide), col: to % wide });
    if (!target) return false;
    enter(target);
    return true;
  }

  go(field, down, right) {
    this.grid.changed(field);
    const target = this.next(this.range.placeOf(field), down, right);
    const button = Row.of(field).element.querySelector("[data-remove]:not([hidden])");
    if (target) enter(target);
    else if (right === 1 && button) button.focus();
    else this.onFocus(field);
  }

  // The nearest cell that way; rows that lack the column are passed over.
  next({ row, col }, down, right) {
    const rows = this.grid.rows().length;
    const wide = this.grid.names.length;
    let place = { row: row + down, col: col + right };
    while (place.row >= 0 && place.row < rows && place.col >= 0 && place.col < wide) {
      const found = this.range.at(place);
      if (found) return found;
      place = { row: place.row + down, col: place.col + (down ? 0 : right) };
    }
    return null;
  }

  extend(field, down, right) {
    const { row, col } = this.range.head;
    this.range.extendTo({ row: row + down, col: col + right });
  }

  page(field, side, extending) {
    const high = Row.of(field).element.offsetHeight || 1;
    const step = Math.max(1, Math.floor(this.frame.clientHeight / high) - 2) * side;
    if (extending) this.extend(field, step, 0);
    else this.goTo(field, this.range.placeOf(field).row + step, this.range.placeOf(field).col);
  }

  rowEdge(field, side, extending) {
    const { row } = extending ? this.range.head : this.range.placeOf(field);
    this.reach(field, { row, col: side < 0 ? 0 : Infinity }, extending);
  }

  corner(field, side, extending) {
    const row = side < 0 ? 0 : this.lastRow();
    this.reach(field, { row, col: side < 0 ? 0 : Infinity }, extending);
  }

  far(field, down, right, extending) {
    const from = extending ? this.range.head : this.range.placeOf(field);
    const end = (step, now, last) => (step < 0 ? 0 : step > 0 ? last : now);
    const to = { row: end(down, from.row, this.lastRow()), col: end(right, from.col, Infinity) };
    this.reach(field, to, extending);
  }

  reach(field, to, extending) {
    if (extending) this.range.extendTo(to);
    else this.goTo(field, to.row, to.col);
  }

  goTo(field, row, col) {
    this.grid.changed(field);
    this.range.extendTo({ row, col }); // keeps within the sheet
    const target = this.range.at(this.range.head);
    if (target) enter(target);
  }

  // The last row that holds something; the blank one below it is for new entries.
  lastRow() {
    const rows = this.grid.rows();
    return Math.max(0, rows.length - (rows.at(-1)?.isNew() && rows.at(-1).empty() ? 2 : 1));
  }

  all() {
    this.range.span({ row: 0, col: 0 }, { row: this.lastRow(), col: Infinity });
  }

  edit(field) {
    this.range.start(field);
    if (field.tagName === "SELECT") field.showPicker?.();
    else field.setSelectionRange(field.value.length, field.value.length);
    this.mode = "editing";
  }

  newLine(field) {
    field.setRangeText("\n", field.selectionStart, field.selectionEnd, "end");
    this.mode = "editing";
  }

  giveBack(field) {
    this.grid.giveBack(Row.of(field), field);
    this.onFocus(field);
  }

  keep(field) {
    this.grid.changed(field);
    this.onFocus(field);
  }

  clear() {
    this.grid.fillRange(() => "");
  }

  backspace() {
    if (!this.range.many()) return false;
    this.clear();
    return true;
  }

  cut() {
    document.execCommand("copy"); // “cut” does not come where no text is marked
    this.clear();
  }

  fillDown(field) {
    this.grid.changed(field);
    const { top, left, right } = this.range.box();
    const from = this.range.many() && top !== this.range.box().bottom ? top : top - 1;
    const source = this.grid.rows()[from];
    if (!source) return;
    const cells = this.grid.names.slice(left, right + 1).map((name) => source.cell(name));
    const texts = cells.map((one) => (one ? asText(one) : ""));
    const lines = this.range.lines().filter(({ row }) => row.element !== source.element);
    this.grid.fill(lines.map(({ row, fields }) => ({ row, fields, texts })));
  }

  undo(field) {
    if (Row.of(field).differs(field) && !Row.of(field).handedIn(field)) return false;
    this.grid.history.undo();
    return true;
  }

  redo() {
    this.grid.history.redo();
  }
}
