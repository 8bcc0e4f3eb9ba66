// A scored sheet: after a save the points, demands and traces come again and are put in their
// places; what was unfolded stays so. A check list is ticked, and kept as the numbers of what
// is met.
const results = document.getElementById("results");

function unfolded() {
  return new Set([...document.querySelectorAll("details[data-trace][open]")].map((one) => one.dataset.trace));
}

document.addEventListener("grid:saved", () => {
  showChecks();
  if (results) window.htmx.trigger(results, "scores:stale");
});

let open = new Set();
document.addEventListener("htmx:beforeRequest", () => { open = unfolded(); });
document.addEventListener("htmx:afterSettle", () => {
  for (const one of document.querySelectorAll("details[data-trace]")) {
    if (open.has(one.dataset.trace)) one.open = true;
  }
});

function boxes(list) {
  return [...list.querySelectorAll("input[type=checkbox]")];
}

// What the field says, shown as ticks.
function showChecks() {
  for (const list of document.querySelectorAll("[data-checks]")) {
    const met = new Set((list.querySelector("[data-name]").value.match(/\d+/g) ?? []));
    for (const box of boxes(list)) box.checked = met.has(box.value);
  }
}

for (const list of document.querySelectorAll("[data-checks]")) {
  const field = list.querySelector("[data-name]");
  field.classList.add("visually-hidden");
  field.tabIndex = -1;
  for (const box of boxes(list)) box.hidden = false;
  for (const number of list.querySelectorAll(".no")) number.hidden = true;
  list.addEventListener("change", (event) => {
    if (event.target.type !== "checkbox") return;
    field.value = boxes(list).filter((one) => one.checked).map((one) => one.value).join("、");
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
