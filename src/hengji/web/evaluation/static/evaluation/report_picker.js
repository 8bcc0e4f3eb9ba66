// The year's figures, found by name or by their digits; chosen with the arrows and Enter.
const SHOWN = 12;

export function picker(chips, choose, leave) {
  const form = document.querySelector("[data-picker]");
  const field = form.elements.q;
  const list = document.getElementById("offered");
  const all = Object.entries(chips).filter(([, one]) => one.text);
  let chosen = 0;

  form.querySelector("button").hidden = true;
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "true");
  list.setAttribute("role", "listbox");

  function found() {
    const words = field.value.replaceAll(",", "").split(/\s+/u).filter(Boolean);
    const hit = ([, one]) => words.every((word) => `${one.label} ${one.text.replaceAll(",", "")}`.includes(word));
    return all.filter(hit).slice(0, SHOWN);
  }

  function draw() {
    const hits = found();
    chosen = Math.max(0, Math.min(chosen, hits.length - 1));
    list.replaceChildren(...hits.map(([slot, one], number) => option(slot, one, number)));
    if (!hits.length) {
      const none = document.createElement("li");
      none.className = "quiet";
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      none.textContent = "没有找到，换个说法，或写其中的数。";
      list.append(none);
    }
    if (hits.length) field.setAttribute("aria-activedescendant", `offer-${chosen}`);
    else field.removeAttribute("aria-activedescendant");
  }

  function option(slot, one, number) {
    const made = document.createElement("li");
    made.id = `offer-${number}`;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", String(number === chosen));
    const text = document.createElement("span");
    text.className = one.figure ? "chip" : "chip word";
    text.textContent = one.text;
    made.append(text, ` ${one.label}`);
    made.addEventListener("pointerdown", (event) => event.preventDefault());
    made.addEventListener("click", () => choose(slot));
    return made;
  }

  field.addEventListener("input", () => { chosen = 0; draw(); });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      chosen += event.key === "ArrowDown" ? 1 : -1;
      draw();
    } else if (event.key === "Enter") {
      event.preventDefault();
      const hit = found()[chosen];
      if (hit) choose(hit[0]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      leave();
    }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  draw();
  return {
    open() {
      field.focus();
      field.select();
    },
  };
}
