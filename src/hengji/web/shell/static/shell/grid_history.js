// What was done to a sheet, so that it can be undone and done again: typed and pasted cells,
// and removed rows, each step as a whole.
export class History {
  constructor(grid, undoButton, redoButton) {
    this.grid = grid;
    this.undoButton = undoButton;
    this.redoButton = redoButton;
    this.done = [];
    this.undone = [];
    undoButton.addEventListener("click", () => this.undo());
    redoButton?.addEventListener("click", () => this.redo());
    if (redoButton) redoButton.hidden = false;
  }

  showButtons() {
    this.undoButton.disabled = this.done.length === 0;
    if (this.redoButton) this.redoButton.disabled = this.undone.length === 0;
  }

  // A step: [{ row, before, after }] for cells, [{ row, removed: true }] for rows.
  remember(step) {
    if (!step.length) return;
    this.done.push(step);
    this.undone = [];
    this.showButtons();
  }

  undo() {
    this.take(this.done, this.undone, "before", "已撤销。");
  }

  redo() {
    this.take(this.undone, this.done, "after", "已恢复。");
  }

  take(from, to, side, words) {
    const step = from.pop();
    if (step) to.push(step);
    this.showButtons();
    if (!step) return;
    for (const one of side === "before" ? [...step].reverse() : step) this.apply(one, side);
    this.grid.renumber();
    this.grid.takeNote(); // of a paste that is not there any more
    this.grid.say(words);
  }

  apply({ row, removed, ...values }, side) {
    if (removed) {
      if (side === "before") this.bringBack(row);
      else this.grid.saver.remove(row);
      return;
    }
    const wanted = values[side];
    if (!row.element.isConnected) row.revive(this.grid.body);
    row.write(wanted);
    const nothing = row.empty() || !row.complete();
    const asked = row.isNew() && this.grid.saver.holds(row);
    if ((asked || row.element.dataset.fresh) && nothing) {
      this.grid.saver.remove(row, row.empty()); // it was not there before this step
    } else if (row.isNew()) {
      if (!nothing) this.grid.saver.add(row, row.names());
      else if (row.empty()) this.grid.shed(row);
    } else {
      this.grid.saver.add(row, Object.keys(wanted));
    }
  }

  bringBack(row) {
    row.revive(this.grid.body);
    this.grid.saver.add(row, row.names());
  }
}
