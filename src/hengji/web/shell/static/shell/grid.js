// The entry grid: keys, paste, autosave with revisions, conflicts, undo. The table works as a
// form without this file.
import { Saver } from "./grid_saver.js";
import { readBlock } from "./grid_paste.js";
import { Row } from "./grid_row.js";

class EntryGrid {
  constructor(form) {
    this.form = form;
    this.body = form.querySelector("tbody");
    this.status = form.querySelector(".entry-grid-status");
    this.undoButton = form.querySelector("[data-undo]");
    this.blank = this.body.querySelector('tr[data-row=""]')?.cloneNode(true) ?? null;
    this.done = [];
    this.saver = new Saver(form, this);
    form.querySelector("[data-save-all]").hidden = true;
    this.undoButton.addEventListener("click", () => this.undo());
    form.addEventListener("submit", (event) => event.preventDefault());
    this.body.addEventListener("keydown", (event) => this.onKey(event));
    this.body.addEventListener("change", (event) => this.onChange(event));
    this.body.addEventListener("focusin", (event) => event.target.select?.());
    this.body.addEventListener("paste", (event) => this.onPaste(event));
    this.body.addEventListener("click", (event) => this.onClick(event));
  }

  rows() {
    return [...this.body.querySelectorAll("tr[data-row]")].map((element) => new Row(element));
  }

  say(words, kind = "") {
    this.status.textContent = words;
    this.status.dataset.kind = kind;
  }

  // Keys ---------------------------------------------------------------------------------

  onKey(event) {
    const field = event.target;
    if (!field.dataset.name) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
      if (!Row.of(field).differs(field)) {
        event.preventDefault();
        this.undo();
      }
      return;
    }
    const step = this.step(event, field);
    if (step) {
      event.preventDefault();
      this.move(field, ...step);
    } else if (event.key === "Escape") {
      Row.of(field).restore(field);
    }
  }

  step(event, field) {
    const list = field.tagName === "SELECT";
    const long = field.tagName === "TEXTAREA";
    if (event.isComposing || event.altKey) return null;
    switch (event.key) {
      case "Enter":
        return long && event.shiftKey ? null : [event.shiftKey && !long ? -1 : 1, 0];
      case "ArrowDown":
        return list || long ? null : [1, 0];
      case "ArrowUp":
        return list || long ? null : [-1, 0];
      case "ArrowLeft":
        return !list && this.atEdge(field, "start") ? [0, -1] : null;
      case "ArrowRight":
        return !list && this.atEdge(field, "end") ? [0, 1] : null;
      default:
        return null;
    }
  }

  atEdge(field, side) {
    const whole = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    const place = side === "start" ? 0 : field.value.length;
    return whole || (field.selectionStart === place && field.selectionEnd === place);
  }

  move(field, down, right) {
    const row = Row.of(field);
    const rows = this.rows();
    const line = rows.findIndex((one) => one.element === row.element) + down;
    const place = row.fields().indexOf(field) + right;
    const target = rows[line]?.fields()[place];
    if (target) target.focus();
    else field.blur(), field.focus(); // the last row: what was typed is saved all the same
  }

  // Changes ------------------------------------------------------------------------------

  onChange(event) {
    const field = event.target;
    if (!field.dataset.name) return;
    const row = Row.of(field);
    if (!row.differs(field)) {
      row.restore(field); // back at what is saved: nothing is wrong any more
      if (!this.body.querySelector(".cell-note")) this.say("");
      return;
    }
    this.remember([{ row, values: { [field.dataset.name]: row.was(field) } }]);
    this.saveRow(row, [field.dataset.name]);
  }

  saveRow(row, names) {
    if (row.isNew()) {
      this.grow(row);
      if (!row.complete()) {
        this.say("填完带 * 的各项后保存这一行。");
        return;
      }
      names = row.names();
    }
    this.saver.add(row, names);
  }

  grow(row) {
    const last = this.rows().at(-1);
    if (this.blank && last.element === row.element) this.appendBlank();
  }

  appendBlank() {
    const fresh = this.blank.cloneNode(true);
    this.body.append(fresh);
    const row = new Row(fresh);
    row.number(this.rows().length);
    return row;
  }

  // Paste --------------------------------------------------------------------------------

  onPaste(event) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const field = event.target;
    if (!field.dataset.name || !/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return;
    event.preventDefault();
    const block = readBlock(text);
    const start = this.rows().findIndex((one) => one.element.contains(field));
    const left = Row.of(field).fields().indexOf(field);
    const before = [];
    let placed = 0;
    block.forEach((cells, index) => {
      const row = this.rows()[start + index] ?? (this.blank ? this.appendBlank() : null);
      if (!row) return;
      const old = row.put(left, cells);
      before.push({ row, values: old });
      placed += 1;
      this.saveRow(row, Object.keys(old));
    });
    this.remember(before);
    const wide = Math.max(...block.map((cells) => cells.length));
    const rest = block.length - placed;
    this.say(`已粘贴 ${placed} 行 ${wide} 列${rest ? `，另有 ${rest} 行没有位置` : ""}。`);
  }

  // Removal and undo ---------------------------------------------------------------------

  onClick(event) {
    const button = event.target.closest("[data-remove]");
    if (button) {
      event.preventDefault();
      const row = Row.of(button);
      this.remember([{ row, removed: true }]);
      this.saver.remove(row);
    }
    const choice = event.target.closest("[data-resolve]");
    if (choice) this.resolve(Row.of(choice), choice.dataset.resolve);
  }

  resolve(row, whose) {
    const names = row.conflicting();
    const pending = names.filter((name) => row.settle(name, whose));
    if (pending.length) this.saver.add(row, pending);
    else this.say("已采用现在的内容。");
  }

  remember(changes) {
    this.done.push(changes);
    this.undoButton.disabled = false;
  }

  undo() {
    const last = this.done.pop();
    this.undoButton.disabled = this.done.length === 0;
    if (!last) return;
    for (const { row, values, removed } of last) {
      if (removed) {
        row.revive(this.body);
        this.saver.add(row, row.names());
      } else if (row.isNew()) {
        row.write(values);
      } else if (row.element.dataset.fresh && row.emptyBefore(values)) {
        this.saver.remove(row);
      } else {
        row.write(values);
        this.saver.add(row, Object.keys(values));
      }
    }
    this.say("已撤销。");
  }

  showTotals(totals) {
    for (const [name, figure] of Object.entries(totals)) {
      const cell = this.form.querySelector(`[data-total="${CSS.escape(name)}"]`);
      if (cell) cell.textContent = figure;
    }
  }
}

for (const form of document.querySelectorAll("[data-entry-grid]")) new EntryGrid(form);
