// What was typed, step by step: a step is a moment's typing, an insertion, a paste.
const MOMENT = 700; // ms

export function history(first, draw) {
  const steps = [{ markup: first, place: first.length }];
  let at = 0;
  let last = 0;

  function go(by) {
    if (!steps[at + by]) return;
    at += by;
    last = 0;
    draw(steps[at].markup, steps[at].place);
  }

  return {
    // ``typing``: joined with the step before it, if that was only just typed.
    add(markup, place, typing = false) {
      if (markup === steps[at].markup) {
        steps[at].place = place;
        return;
      }
      const now = Date.now();
      steps.length = at + 1;
      if (typing && at > 0 && now - last < MOMENT) steps[at] = { markup, place };
      else at = steps.push({ markup, place }) - 1;
      last = typing ? now : 0;
    },
    undo: () => go(-1),
    redo: () => go(1),
    canUndo: () => at > 0,
    canRedo: () => at < steps.length - 1,
  };
}
