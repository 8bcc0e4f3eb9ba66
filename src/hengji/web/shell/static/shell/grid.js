// The entry grid: keys, ranges, copy and paste, autosave with revisions, conflicts, undo. The
// table works as a form without this file.
import { isHeading, readBlock, writeBlock } from "./grid_block.js";
import { History } from "./grid_history.js";
import { Moves } from "./grid_moves.js";
import { Rest, enter } from "./grid_rest.js";
import { Row, asText } from "./grid_row.js";
import { Saver } from "./grid_saver.js";

class EntryGrid {
  constructor(form) {
    this.form = form;
    this.body = form.querySelector("tbody");
    this.status = form.querySelector(".entry-grid-status");
    for (const one of this.body.querySelectorAll("[data-remove]")) {
      one.tabIndex = -1;
      one.type = "button"; // a browser goes through the whole form for each one that may send it
    }
    this.blank = this.body.querySelector('tr[data-row=""]')?.cloneNode(true) ?? null;
    this.noted = "";
    this.known = null;
    this.observer = new MutationObserver(() => (this.known = null));
    this.observer.observe(this.body, { childList: true });
    const widest = Math.max(...this.rows().map((row) => row.names().length));
    this.names = this.rows().find((row) => row.names().length === widest)?.names() ?? [];
    this.saver = new Saver(form, this);
    const [undo, redo] = ["undo", "redo"].map((name) => form.querySelector(`[data-${name}]`));
    this.history = new History(this, undo, redo);
    this.moves = new Moves(this, form);
    this.rest = new Rest(this.moves.frame);
    form.querySelector("[data-save-all]").hidden = true;
    const fresh = form.querySelector("[data-fresh]");
    fresh?.addEventListener("click", () => enter(this.rows().at(-1).fields()[0]));
    if (fresh) fresh.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    this.body.addEventListener("change", (event) => this.onChange(event.target));
    this.body.addEventListener("click", (event) => this.onClick(event));
    document.addEventListener("copy", (event) => this.onCopy(event));
    document.addEventListener("paste", (event) => this.onPaste(event));
  }

  // The heading of a column, where the sheet names them.
  head(name) {
    return this.form.querySelector(`thead [data-column="${CSS.escape(name)}"]`);
  }

  // Asked for at every step, so they are looked up anew only where the table has changed.
  rows() {
    if (this.observer.takeRecords().length) this.known = null;
    this.known ??= [...this.body.querySelectorAll(":scope > tr[data-row]")].map(
      (element) => new Row(element),
    );
    return this.known;
  }

  say(words, kind = "") {
    this.status.textContent = words;
    this.status.dataset.kind = kind;
  }

  // Said before the next “已保存”.
  note(words) {
    this.noted = words;
    this.say(words);
  }

  takeNote() {
    const words = this.noted;
    this.noted = "";
    const widest = Math.max(...this.rows().map((row) => row.names().length));
    this.names = this.rows().find((row) => row.names().length === widest)?.names() ?? [];
    return words;
  }

  renumber() {
    this.rows().forEach((row, index) => row.number(index + 1));
  }

  // Whether something was typed that is not saved: refused, or in a row that lacks something.
  unfinished() {
    return this.rows().some((row) => row.unsaved());
  }

  // Changes ------------------------------------------------------------------------------

  onChange(field) {
    if (!field.dataset.name) return;
    if (this.moves.interrupted) {
      const words = "这一格的字还没有打完，没有保存。核对后按回车保存。";
      Row.of(field).problem(field.dataset.name, words);
    } else {
      Row.of(field).settleStrange(field);
      this.changed(field);
    }
  }

  // What a list did not have is left as it is now.
  accept(field) {
    const row = Row.of(field);
    if (row.settleStrange(field) && row.isNew()) this.saveRow(row, [field.dataset.name]);
  }

  // Saves a cell that one leaves, if it was changed.
  changed(field) {
    const row = Row.of(field);
    if (this.settled(row, field) || !row.differs(field)) return;
    if (row.handedIn(field)) return;
    if (row.isNew()) this.grow();
    const name = field.dataset.name;
    const step = { row, before: { [name]: row.was(field) }, after: { [name]: field.value } };
    this.history.remember([step]);
    this.saveRow(row, [name]);
  }

  // Whether what was wrong in a cell is put right by being what is saved.
  settled(row, field) {
    if (!field.ariaInvalid || row.differs(field)) return false;
    this.giveBack(row, field);
    return true;
  }

  // Back at what is saved: nothing is wrong any more.
  giveBack(row, field) {
    row.restore(field);
    if (!this.body.querySelector(".cell-note[data-for]")) this.say("");
    if (!row.isNew() && row.loose().length) this.saver.add(row, row.loose());
  }

  saveRow(row, names) {
    if (row.isNew()) {
      row.handIn(names);
      const lacking = row.lacking();
      if (lacking.length) {
        this.say(`这一行还没有保存，再填：${lacking.join("、")}。`);
        return;
      }
      names = row.names();
    }
    this.saver.add(row, [...new Set([...names, ...row.loose()])]);
  }

  // A blank row stands at the end.
  grow() {
    const last = this.rows().at(-1);
    if (!this.blank || (last?.isNew() && last.empty())) return;
    this.body.append(this.blankRow(this.rows().length + 1).element);
  }

  // A new row that holds nothing again is in the way, but for the last and the one in use.
  shed(row) {
    const { element } = row;
    const last = element === this.body.lastElementChild;
    if (!last && !element.contains(document.activeElement)) row.leave(true);
  }

  blankRow(number) {
    const row = new Row(this.blank.cloneNode(true));
    row.number(number);
    return row;
  }

  // Puts texts into fields of rows as one step and saves them. `lines`: [{ row, fields, texts }].
  // `made`: new rows among them, put in once they are filled, since each change of a long table
  // costs time.
  fill(lines, made = []) {
    const step = [];
    for (const { row, fields, texts } of lines) {
      const { before, after } = row.put(fields, texts);
      const moved = Object.keys(after).filter((name) => before[name] !== after[name]);
      const names = moved.filter((name) => !this.settled(row, row.field(name)));
      if (!names.length) continue;
      step.push({ row, before, after });
      this.saveRow(row, names);
    }
    this.rest.lay(made);
    this.body.append(...made.map((row) => row.element));
    this.grow();
    this.history.remember(step);
    this.moves.range.paint();
  }

  // Copy and paste -----------------------------------------------------------------------

  // The field in use, where the whole cell counts and not a part of its text.
  chosen() {
    const field = document.activeElement;
    const ours = this.body.contains(field) && field.dataset.name;
    return ours && this.moves.mode === "ready" ? field : null;
  }

  onCopy(event) {
    if (!this.chosen()) return;
    const lines = this.moves.range.lines();
    const block = lines.map(({ fields }) => fields.map((field) => (field ? asText(field) : "")));
    event.clipboardData.setData("text/plain", writeBlock(block));
    event.preventDefault();
  }

  onPaste(event) {
    const field = document.activeElement;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!this.body.contains(field) || !field.dataset.name || text === "") return;
    const several = /[\t\n]/.test(text.replace(/\r?\n$/, ""));
    if (!this.chosen() && (!several || field.tagName === "TEXTAREA")) return;
    event.preventDefault();
    const block = readBlock(text);
    if (block.length === 1 && block[0].length === 1 && this.moves.range.many()) {
      this.fillRange(() => block[0][0]);
    } else this.paste(block, field);
  }

  paste(block, field) {
    const { top, left } = this.moves.range.box();
    const heads = this.names.map((name) => this.head(name)?.textContent ?? "");
    const headed = block.length > 1 && isHeading(block[0], heads.slice(left));
    const lines = [];
    const known = this.rows();
    const made = [];
    let blank = 0;
    for (const texts of headed ? block.slice(1) : block) {
      const at = top + lines.length;
      if (texts.join("") === "" && block.length > 1 && (known[at]?.isNew() ?? true)) {
        blank += 1;
        continue;
      }
      if (!known[at] && !this.blank) break;
      const row = known[at] ?? this.blankRow(at + 1);
      if (!known[at]) made.push(row);
      const fields = this.names.slice(left, left + texts.length).map((name) => row.cell(name));
      lines.push({ row, fields, texts });
    }
    const wide = Math.max(...block.map((cells) => cells.length));
    const rest = block.length - Number(headed) - lines.length - blank;
    const over = wide - (heads.length - left);
    this.note(
      `已粘贴 ${lines.length} 行 ${Math.min(wide, heads.length - left)} 列` +
        (headed ? "（表头没有粘贴）" : "") +
        (blank ? `，${blank} 行空行没有粘贴` : "") +
        (rest ? `，另有 ${rest} 行没有位置` : "") +
        (over > 0 ? `，右边 ${over} 列没有位置` : "") +
        "。",
    );
    this.fill(lines, made);
    if (lines.length) {
      const right = Math.min(left + wide, heads.length) - 1;
      this.moves.range.span({ row: top, col: left }, { row: top + lines.length - 1, col: right });
    }
    if (document.activeElement !== field) enter(field);
  }

  fillRange(textOf) {
    const lines = this.moves.range.lines();
    this.fill(lines.map(({ row, fields }) => ({ row, fields, texts: fields.map(textOf) })));
  }

  // Removal and conflicts ----------------------------------------------------------------

  onClick(event) {
    const button = event.target.closest("[data-remove]");
    if (button) {
      event.preventDefault();
      const row = Row.of(button);
      this.history.remember([{ row, removed: true }]);
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

  showTotals(totals) {
    for (const [name, figure] of Object.entries(totals)) {
      const cell = this.form.querySelector(`[data-total="${CSS.escape(name)}"]`);
      if (cell) cell.textContent = figure;
    }
    this.moves.range.refresh();
  }
}

for (const form of document.querySelectorAll("[data-entry-grid]")) new EntryGrid(form);
