// One row of the entry grid: its fields, what is saved of each, and what is wrong with it.
import { redraw } from "./grid_rest.js";

const saved = new WeakMap();
const sent = new WeakMap();
const places = new WeakMap();
let notes = 0;

function initial(field) {
  if (field.tagName === "SELECT") {
    const chosen = [...field.options].find((option) => option.defaultSelected);
    return (chosen ?? field.options[0])?.value ?? "";
  }
  return field.defaultValue;
}

function set(field, value) {
  field.value = value;
  redraw(field);
}

export class Row {
  constructor(element) {
    this.element = element;
  }

  static of(inside) {
    return new Row(inside.closest("tr[data-row]"));
  }

  get id() {
    return this.element.dataset.row;
  }

  isNew() {
    return this.id === "";
  }

  fields() {
    return [...this.element.querySelectorAll("[data-name]:not([type=hidden])")];
  }

  // The cell one can be in under a column, or nothing: not every row of a sheet has them all.
  cell(name) {
    const field = this.field(name);
    const shown = field && field.type !== "hidden" && !field.classList.contains("visually-hidden");
    return shown ? field : null;
  }

  field(name) {
    return this.element.querySelector(`[data-name="${CSS.escape(name)}"]`);
  }

  names() {
    return this.fields().map((field) => field.dataset.name);
  }

  was(field) {
    return saved.has(field) ? saved.get(field) : initial(field);
  }

  differs(field) {
    return field.value !== this.was(field);
  }

  // Whether this very content was handed in already and waits for its answer.
  handedIn(field) {
    return sent.get(field) === field.value;
  }

  // What differs from what is saved without being refused or disputed; what is being typed is
  // left alone.
  loose() {
    const fields = this.fields().filter(
      (one) => this.differs(one) && one !== document.activeElement && !one.ariaInvalid,
    );
    return fields.map((field) => field.dataset.name);
  }

  unsaved() {
    if (this.isNew()) return !this.empty();
    return this.fields().some((field) => this.differs(field));
  }

  handIn(names) {
    for (const name of names) sent.set(this.field(name), this.field(name).value);
  }

  notTaken(names) {
    for (const name of names) sent.delete(this.field(name));
  }

  // Words in a cell that the list of its column does not have: they wait for a choice.
  findStrange(field, text) {
    field.dataset.strange = text;
    const what = text ? `可选的内容里没有“${text}”。请重新选` : "这一格不能为空。请选";
    this.problem(field.dataset.name, `${what}；照现在的就按回车。`);
  }

  // The row's own number, as the sheet shows it.
  place() {
    return Number(this.element.querySelector("th").firstChild.textContent);
  }

  // What is asked for stands there already.
  agreed(name) {
    const field = this.field(name);
    saved.set(field, field.value);
    sent.delete(field);
    this.problem(name, "");
  }

  settleStrange(field) {
    if (!("strange" in field.dataset)) return false;
    delete field.dataset.strange;
    this.problem(field.dataset.name, "");
    return true;
  }

  restore(field) {
    this.settleStrange(field);
    set(field, this.was(field));
    sent.delete(field);
    this.problem(field.dataset.name, "");
  }

  lacking() {
    const empty = this.fields().filter(
      (one) => "strange" in one.dataset || ("required" in one.dataset && !one.value.trim()),
    );
    return empty.map((field) => field.ariaLabel.split("，第 ")[0]);
  }

  complete() {
    return this.lacking().length === 0;
  }

  empty() {
    return this.fields().every((field) => field.value === initial(field));
  }

  number(count) {
    const head = this.element.querySelector("th").firstChild;
    if (head.textContent === String(count)) return;
    head.textContent = count;
    for (const one of this.element.querySelectorAll("[data-name], [data-remove]")) {
      const words = one.ariaLabel?.replace(/第 \d+ 行/, `第 ${count} 行`);
      if (words) one.setAttribute("aria-label", words);
    }
  }

  values(names) {
    return Object.fromEntries(names.map((name) => [name, this.field(name).value]));
  }

  // Puts texts into fields; returns what was there and what is there now.
  put(fields, texts) {
    const [before, after] = [{}, {}];
    fields.forEach((field, index) => {
      if (!field) return;
      const name = field.dataset.name;
      const value = asOption(field, texts[index] ?? "");
      if (value === null) {
        if (texts[index] || this.isNew()) this.findStrange(field, texts[index]);
        else this.problem(name, "这一格不能为空。");
        return;
      }
      this.settleStrange(field);
      before[name] = field.value;
      set(field, value);
      after[name] = value;
    });
    return { before, after };
  }

  write(values) {
    for (const [name, value] of Object.entries(values)) set(this.field(name), value);
    if (!this.isNew() || !this.empty()) return;
    for (const field of this.fields()) this.restore(field); // nothing is wrong with nothing
  }

  // What the server has kept, in its printing; a field typed into since stays as typed.
  settleSaved(answer, asked) {
    this.element.dataset.row = answer.row;
    this.element.dataset.revision = answer.revision;
    this.removable(true);
    for (const [name, printed] of Object.entries(answer.values)) {
      const field = this.field(name);
      const value = printed.replaceAll("\r\n", "\n"); // as a text field gives it
      const untouched = name in asked ? field.value === asked[name] : !this.differs(field);
      saved.set(field, value);
      sent.delete(field);
      if (untouched && field.value !== value) set(field, value);
      if (!("strange" in field.dataset)) this.problem(name, "");
    }
    this.problem("", "");
  }

  problem(name, words) {
    const field = name ? this.field(name) : this.fields()[0];
    const cell = field.closest("td");
    cell.querySelector(`.cell-note[data-for="${name}"]`)?.remove();
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
    cell.classList.toggle("has-problem", Boolean(words));
    if (!words) return;
    const note = document.createElement("div");
    note.className = "cell-note";
    note.dataset.for = name;
    note.id = `cell-note-${(notes += 1)}`;
    note.textContent = words;
    cell.append(note);
    if (name) field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", note.id);
  }

  conflict(name, answer) {
    const mine = this.field(name).value;
    const theirs = answer.theirs[name];
    this.element.dataset.revision = answer.revision;
    saved.set(this.field(name), theirs);
    this.problem(name, `${answer.at} ${answer.who}改为“${theirs}”，您填的是“${mine}”。`);
    const note = this.field(name).closest("td").querySelector(".cell-note");
    note.dataset.conflict = name;
    for (const [whose, words] of [["mine", "用我的"], ["theirs", "用现在的"]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn btn-sm";
      button.dataset.resolve = whose;
      button.textContent = words;
      note.append(button);
    }
  }

  conflicting() {
    return [...this.element.querySelectorAll("[data-conflict]")].map((one) => one.dataset.conflict);
  }

  // True where the field must be saved again.
  settle(name, whose) {
    const field = this.field(name);
    if (whose === "theirs") set(field, this.was(field));
    this.problem(name, "");
    return whose === "mine";
  }

  // Takes the row away, or only out of the record where something typed is left in it.
  leave(entirely) {
    if (entirely) {
      places.set(this.element, this.element.nextElementSibling);
      this.element.remove();
    } else this.unsave();
  }

  removable(yes) {
    const button = this.element.querySelector("[data-remove]");
    if (button) button.hidden = !yes;
  }

  unsave() {
    this.element.dataset.row = "";
    this.element.dataset.revision = "0";
    this.removable(false);
    for (const field of this.fields()) {
      saved.set(field, initial(field));
      sent.delete(field);
    }
  }

  revive(body) {
    this.unsave();
    if (this.element.isConnected) return;
    const next = places.get(this.element);
    const place = next?.isConnected ? next : body.querySelector('tr[data-row=""]');
    body.insertBefore(this.element, place);
  }
}

// A text as the field takes it; of a list, its choice by value, words, code or name.
export function asOption(field, text) {
  if (field.tagName !== "SELECT") return text;
  const options = [...field.options];
  const wanted = text.trim();
  const same = options.find((one) => one.value === wanted || one.label.trim() === wanted);
  if (same) return same.value;
  if (!wanted) return null;
  const parts = options.filter((one) => one.label.split(/\s+/).includes(wanted));
  return parts.length === 1 ? parts[0].value : null;
}

export function asText(field) {
  if (field.tagName !== "SELECT") return field.value;
  return field.selectedOptions[0]?.value ? field.selectedOptions[0].label : "";
}
