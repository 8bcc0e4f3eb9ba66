// Rows of a long paste at rest: their cells are drawn as words, until a row comes into sight or
// one goes into it. A thousand rows have thirteen thousand fields, and a browser takes seconds
// to draw that many.
const MANY = 50; // fewer rows are drawn as fields at once
const REACH = "400px 0px"; // woken before they are in sight
const drawn = new WeakMap();

export class Rest {
  constructor(frame) {
    const seen = (entries) => {
      const near = entries.filter((one) => one.isIntersecting).map((one) => one.target);
      for (const element of near) {
        this.sight.unobserve(element);
        wake(element);
      }
    };
    this.sight = new IntersectionObserver(seen, { root: frame, rootMargin: REACH });
  }

  // Lays new rows down that are not in the page yet.
  lay(rows) {
    if (rows.length < MANY) return;
    for (const row of rows) {
      row.element.classList.add("at-rest");
      for (const field of row.fields()) cover(field);
      this.sight.observe(row.element);
    }
  }
}

function cover(field) {
  const words = document.createElement("span");
  words.className = `rest-words ${field.className}`;
  drawn.set(field, words);
  redraw(field);
  field.after(words);
}

// After each change of a field that may be at rest.
export function redraw(field) {
  const words = drawn.get(field);
  if (!words) return;
  words.textContent =
    field.tagName === "SELECT" ? (field.selectedOptions[0]?.label ?? "") : field.value;
}

// What stands in place of a field one can see.
export function inSight(field) {
  return drawn.get(field) ?? field;
}

export function enter(field) {
  wake(field.closest("tr"));
  field.focus();
}

function wake(element) {
  if (!element.classList.contains("at-rest")) return;
  element.classList.remove("at-rest");
  for (const field of element.querySelectorAll("[data-name]")) {
    drawn.get(field)?.remove();
    drawn.delete(field);
  }
}
