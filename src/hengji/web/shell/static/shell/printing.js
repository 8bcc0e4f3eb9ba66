// Printing a list that is shown page by page: Ctrl+P leads to all of it, and prints that.
const whole = document.querySelector("[data-whole]");
const HASH = "#print";

if (whole) {
  window.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "p") return;
    event.preventDefault();
    location.assign(whole.href + HASH);
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

if (location.hash === HASH && !whole) {
  history.replaceState(null, "", location.pathname + location.search);
  window.addEventListener("load", () => window.print(), { once: true });
}
