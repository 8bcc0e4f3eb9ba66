// Saves what was changed, one request at a time; what fails for the network's sake is tried
// again, and the page warns before it is left with something unsaved.
const PAUSE = 3000;
const MOST = 200; // rows in one request, so that a long paste shows how far it has come

function clock() {
  return new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });
}

export class Saver {
  constructor(form, grid) {
    this.url = form.getAttribute("action") || location.href;
    this.token = form.querySelector("[name=csrfmiddlewaretoken]").value;
    this.grid = grid;
    this.waiting = new Map();
    this.busy = false;
    this.kept = 0;
    this.first = "";
    window.addEventListener("beforeunload", (event) => {
      if (this.waiting.size || this.busy || grid.unfinished()) event.preventDefault();
    });
  }

  // Takes the contents as they are now: what is typed afterwards, or is being put together by an
  // input method, does not slip in.
  add(row, names) {
    const known = this.waiting.get(row.element)?.values ?? {};
    const values = { ...known, ...row.values(names) };
    this.waiting.set(row.element, { row, values, remove: false });
    row.handIn(names);
    this.send();
  }

  remove(row, entirely = true) {
    this.waiting.set(row.element, { row, values: {}, remove: true, entirely });
    this.send();
  }

  async send() {
    if (this.busy || !this.waiting.size) return;
    this.busy = true;
    await Promise.resolve(); // a whole paste goes as one request
    const next = [...this.waiting].slice(0, MOST);
    for (const [element] of next) this.waiting.delete(element);
    const batch = next.map(([, one]) => one).filter((one) => !this.pointless(one));
    if (!batch.length) {
      this.busy = false;
      this.send();
      return;
    }
    const wishes = batch.map(({ row, values, remove }, index) => ({
      key: String(index),
      row: row.id,
      revision: Number(row.element.dataset.revision),
      values,
      remove,
    }));
    this.grid.say(this.waiting.size ? `正在保存……后面还有 ${this.waiting.size} 行` : "正在保存……");
    try {
      await this.settle(batch, wishes, await this.post(wishes));
      this.busy = false;
      this.send();
    } catch {
      this.busy = false;
      this.later(batch);
    }
  }

  // A row that was never saved is simply gone.
  pointless({ row, remove, entirely }) {
    if (!remove || !row.isNew()) return false;
    if (entirely) row.leave(true);
    return true;
  }

  async post(wishes) {
    const answer = await fetch(this.url, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
      body: JSON.stringify({ rows: wishes }),
    });
    const known = (answer.headers.get("Content-Type") ?? "").includes("json");
    if (known) return answer.json();
    if (answer.status >= 500) throw new Error("server");
    return { refused: answer.redirected ? "登录已过期，请在另一个页面登录后再改一次。" : "没有权限修改，或页面已过期，请刷新页面。" };
  }

  // What was changed since stands before what could not be sent.
  later(batch) {
    for (const one of batch) {
      const newer = this.waiting.get(one.row.element);
      if (!newer) this.waiting.set(one.row.element, one);
      else if (!newer.remove) newer.values = { ...one.values, ...newer.values };
    }
    this.grid.say("还没有保存：连不上服务器，正在重试。请不要关闭页面。", "problem");
    setTimeout(() => this.send(), PAUSE);
  }

  async settle(batch, wishes, answer) {
    if (answer.refused || answer.problem) {
      for (const { row, values } of batch) row.notTaken(Object.keys(values));
      this.grid.say(`没有保存：${answer.refused ?? answer.problem}`, "problem");
      return;
    }
    let kept = 0;
    let first = "";
    answer.rows.forEach((one, index) => {
      const words = this.apply(batch[index], wishes[index], one);
      if (words) first ||= words;
      else kept += 1;
    });
    if (answer.rows.some((one) => one.status === "removed")) this.grid.renumber();
    this.grid.showTotals(answer.totals);
    this.kept += kept;
    this.first ||= first;
    if (this.waiting.size) return;
    if (this.first) this.grid.say(`没有全部保存：${this.first}`, "problem");
    else this.grid.say(`${this.grid.takeNote()}已保存　${clock()}`, "saved");
    document.dispatchEvent(new CustomEvent("grid:saved", { detail: { kept: this.kept } }));
    this.kept = 0;
    this.first = "";
  }

  // Takes one row's answer in; returns what is wrong, or nothing.
  apply({ row, entirely }, wish, one) {
    switch (one.status) {
      case "saved":
        if (row.isNew()) row.element.dataset.fresh = "yes";
        row.settleSaved(one, wish.values);
        return "";
      case "removed":
        row.leave(entirely);
        return "";
      case "overtaken": {
        const differing = Object.keys(wish.values).filter(
          (name) => one.theirs[name] !== row.field(name).value,
        );
        differing.forEach((name) => row.conflict(name, one));
        row.element.dataset.revision = one.revision;
        return differing.length ? `${one.who} 在 ${one.at} 改过这一行，请选择用哪一个。` : "";
      }
      default: {
        const [[name, words]] = Object.entries(one.problems);
        for (const [column, text] of Object.entries(one.problems)) row.problem(column, text);
        return name ? `${row.field(name).ariaLabel}：${words}` : words;
      }
    }
  }
}
