// What a key means in the entry grid: the name of a command and what it takes, or nothing where
// the browser's own meaning holds. Modes: "ready" (the whole cell is chosen), "typing" (its
// content is being replaced), "editing" (the caret stands in it).
const ARROWS = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export function command(event, mode, field) {
  if (event.isComposing || event.keyCode === 229) return null; // an input method has the key
  const long = field.tagName === "TEXTAREA";
  if (event.ctrlKey || event.metaKey) return withControl(event, mode);
  if (event.altKey) return event.key === "Enter" && long ? ["newLine"] : null;
  if (event.key in ARROWS) return arrow(event, mode, field);
  switch (event.key) {
    case "Enter":
      if (long && event.shiftKey) return null;
      return ["enter", event.shiftKey ? -1 : 1];
    case "Tab":
      return ["tab", event.shiftKey ? -1 : 1];
    case "Escape":
      return ["giveBack"];
    case "F2":
      return ["edit"];
    case "Delete":
      return mode === "ready" ? ["clear"] : null;
    case "Backspace":
      return mode === "ready" ? ["backspace"] : null;
    case "Home":
      return mode === "ready" ? ["rowEdge", -1, event.shiftKey] : null;
    case "End":
      return mode === "ready" ? ["rowEdge", 1, event.shiftKey] : null;
    case "PageUp":
      return mode === "editing" ? null : ["page", -1, event.shiftKey];
    case "PageDown":
      return mode === "editing" ? null : ["page", 1, event.shiftKey];
    default:
      return null;
  }
}

function withControl(event, mode) {
  const ready = mode === "ready";
  if (event.key in ARROWS) {
    return ready ? ["far", ...ARROWS[event.key], event.shiftKey] : null;
  }
  switch (event.key.toLowerCase()) {
    case "z":
      return [event.shiftKey ? "redo" : "undo"];
    case "y":
      return ["redo"];
    case "d":
      return ["fillDown"];
    case "s":
      return ["keep"];
    case "a":
      return ready ? ["all"] : null;
    case "x":
      return ready ? ["cut"] : null;
    case "home":
      return ready ? ["corner", -1, event.shiftKey] : null;
    case "end":
      return ready ? ["corner", 1, event.shiftKey] : null;
    default:
      return null;
  }
}

function arrow(event, mode, field) {
  const [down, right] = ARROWS[event.key];
  if (event.shiftKey) return mode === "ready" ? ["extend", down, right] : null;
  if (mode === "ready") return ["move", down, right];
  const oneLine = field.tagName === "INPUT";
  if (down) return oneLine ? ["move", down, 0] : null;
  return mode === "typing" && oneLine && atEdge(field, right) ? ["move", 0, right] : null;
}

function atEdge(field, side) {
  const place = side < 0 ? 0 : field.value.length;
  return field.selectionStart === place && field.selectionEnd === place;
}
