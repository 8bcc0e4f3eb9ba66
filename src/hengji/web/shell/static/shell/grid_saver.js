// Saves what was changed, one request at a time; what fails for the network's sake is tried
// again, and the page warns before it is left with something unsaved.
const PAUSE = 3000;
const MOST = 200; // rows in one request, so that a long paste shows how far it has come

function clock() {
  return new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });
}

// Random, and in the shape of a UUID; crypto.randomUUID is not there without https.
function keyOfItsOwn() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const digits = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export class Saver {
  constructor(form, grid) {
    this.url = form.getAttribute("action") || location.href;
    this.token = form.querySelector("[name=csrfmiddlewaretoken]").value;
    this.grid = grid;
    this.waiting = new Map();
    this.busy = false;
    this.unanswered = null;
    this.retry = 0;
    this.answered = 0; // rows since there was last nothing to save, and those of them kept
    this.kept = 0;
    this.first = "";
    window.addEventListener("beforeunload", (event) => {
      if (this.waiting.size || this.busy || this.unanswered || grid.unfinished()) event.preventDefault();
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

  // Is this row still to be asked for, or asked for and not answered? What is undone meanwhile
  // has to be taken away again.
  holds(row) {
    const asked = this.unanswered?.batch ?? [];
    return this.waiting.has(row.element) || asked.some((one) => one.row === row);
  }

  // A request whose answer never came is sent again as it was, before anything else: it may
  // have been carried out all the same, and the server knows it by its key.
  async send() {
    if (this.busy || (!this.unanswered && !this.waiting.size)) return;
    this.busy = true;
    await Promise.resolve(); // a whole paste goes as one request
    this.unanswered ??= this.next();
    if (this.unanswered) {
      this.grid.say(this.progress());
      try {
        const answer = await this.post(this.unanswered);
        const { batch, wishes } = this.unanswered;
        this.unanswered = null;
        await this.settle(batch, wishes, answer);
      } catch (problem) {
        if (!this.unanswered) throw problem;
        this.later();
      } finally {
        this.busy = false;
      }
    }
    this.busy = false; // also where there was nothing to ask for
    if (!this.unanswered) this.send();
  }

  // The next request, or nothing where there is nothing left to ask for.
  next() {
    const next = [...this.waiting].slice(0, MOST);
    for (const [element] of next) this.waiting.delete(element);
    const batch = next.map(([, one]) => one).filter((one) => !this.pointless(one));
    if (batch.length < next.length) this.grid.renumber();
    if (!batch.length) return null;
    const wishes = batch.map(({ row, values, remove }, index) => ({
      key: String(index),
      row: row.id,
      revision: Number(row.element.dataset.revision),
      values,
      remove,
    }));
    return { key: keyOfItsOwn(), again: false, batch, wishes };
  }

  // How far a long paste has come.
  progress() {
    const left = this.unanswered.batch.length + this.waiting.size;
    const all = this.answered + left;
    if (all <= MOST) return "正在保存……";
    return `正在保存：共 ${all} 行${this.kept ? `，已保存 ${this.kept} 行` : ""}……`;
  }

  // A row that was never saved is simply gone.
  pointless({ row, remove, entirely }) {
    if (!remove || !row.isNew()) return false;
    if (entirely) row.leave(true);
    return true;
  }

  async post({ key, again, wishes }) {
    const answer = await fetch(this.url, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
      body: JSON.stringify({ key, again, rows: wishes }),
    });
    const known = (answer.headers.get("Content-Type") ?? "").includes("json");
    if (known) return answer.json();
    if (answer.status >= 500) throw new Error("server");
    return { refused: answer.redirected ? "登录已过期，请在另一个页面登录后再改一次。" : "没有权限修改，或页面已过期，请刷新页面。" };
  }

  // Says which rows are in and which are not; what was changed since waits behind them.
  later() {
    this.unanswered.again = true;
    const rows = [...this.unanswered.batch, ...this.waiting.values()].map((one) => one.row);
    const which = new Set(rows.map((row) => row.place()));
    const [first, last] = [Math.min(...which), Math.max(...which)];
    const span = first === last ? `第 ${first} 行` : `第 ${first}～${last} 行`;
    const names = last - first < which.size ? span : `从第 ${first} 行起的 ${which.size} 行`;
    const kept = this.kept ? `已保存 ${this.kept} 行，` : "";
    const words = `连不上服务器，正在重试：${kept}${names}还没有保存。请不要关闭页面。`;
    this.grid.say(words, "problem");
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.send(), PAUSE);
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
    this.answered += batch.length;
    this.kept += kept;
    this.first ||= first;
    if (this.waiting.size) return;
    if (this.first) this.grid.say(`没有全部保存：${this.first}`, "problem");
    else this.grid.say(`${this.grid.takeNote()}已保存　${clock()}`, "saved");
    document.dispatchEvent(new CustomEvent("grid:saved", { detail: { kept: this.kept } }));
    this.answered = 0;
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
        const same = Object.keys(wish.values).filter((name) => !differing.includes(name));
        same.forEach((name) => row.agreed(name));
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
