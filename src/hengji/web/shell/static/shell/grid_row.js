// One row of the entry grid: its fields, what is saved of each, and what is wrong with it.
const saved = new WeakMap();

function initial(field) {
  if (field.tagName === "SELECT") {
    const chosen = [...field.options].find((option) => option.defaultSelected);
    return (chosen ?? field.options[0])?.value ?? "";
  }
  return field.defaultValue;
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

  restore(field) {
    field.value = this.was(field);
    this.problem(field.dataset.name, "");
  }

  complete() {
    return this.fields().every((field) => !("required" in field.dataset) || field.value.trim());
  }

  number(count) {
    const head = this.element.querySelector("th");
    head.firstChild.textContent = count;
    for (const field of this.fields()) {
      field.setAttribute("aria-label", field.ariaLabel.replace(/第 \d+ 行/, `第 ${count} 行`));
    }
  }

  values(names) {
    return Object.fromEntries(names.map((name) => [name, this.field(name).value]));
  }

  // Puts pasted cells from a column on; returns the values that were there.
  put(left, cells) {
    const old = {};
    this.fields()
      .slice(left, left + cells.length)
      .forEach((field, index) => {
        old[field.dataset.name] = this.was(field);
        field.value = this.asOption(field, cells[index]);
      });
    return old;
  }

  asOption(field, text) {
    if (field.tagName !== "SELECT") return text;
    const option = [...field.options].find((one) => [one.label, one.value].includes(text));
    return option ? option.value : field.value;
  }

  write(values) {
    for (const [name, value] of Object.entries(values)) this.field(name).value = value;
  }

  emptyBefore(values) {
    return Object.values(values).every((value) => value === "");
  }

  // What the server has kept, in its printing; a field typed into since stays as typed.
  settleSaved(answer, sent) {
    this.element.dataset.row = answer.row;
    this.element.dataset.revision = answer.revision;
    for (const [name, value] of Object.entries(answer.values)) {
      const field = this.field(name);
      const untouched = name in sent ? field.value === sent[name] : !this.differs(field);
      saved.set(field, value);
      if (untouched) field.value = value;
      this.problem(name, "");
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
    note.id = `note-${crypto.randomUUID()}`;
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
    if (whose === "theirs") field.value = this.was(field);
    this.problem(name, "");
    return whose === "mine";
  }

  leave() {
    this.element.remove();
  }

  revive(body) {
    this.element.dataset.row = "";
    this.element.dataset.revision = "0";
    const blank = body.querySelector('tr[data-row=""]');
    if (!this.element.isConnected) body.insertBefore(this.element, blank);
  }
}
