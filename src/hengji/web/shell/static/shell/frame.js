// The frame: going to a page by a few letters, and fields that print as words.
const dialog = document.querySelector("[data-jump]");

if (dialog) {
  const opener = document.querySelector("[data-jump-open]");
  const field = dialog.querySelector("input");
  const lines = [...dialog.querySelectorAll("li")];
  const none = dialog.querySelector("[data-none]");
  const shown = () => lines.filter((line) => !line.hidden);

  const fits = (line, typed) =>
    line.textContent.toLowerCase().includes(typed) ||
    line.dataset.letters.split(" ").some((letters) => letters.startsWith(typed));

  const find = () => {
    const typed = field.value.trim().toLowerCase();
    for (const line of lines) line.hidden = !fits(line, typed);
    none.hidden = shown().length > 0;
  };

  const open = () => {
    if (dialog.open) return;
    field.value = "";
    find();
    dialog.showModal();
  };

  // From the field down to the links and back.
  const step = (by) => {
    const stops = [field, ...shown().map((line) => line.firstElementChild)];
    const at = stops.indexOf(document.activeElement);
    stops[Math.max(0, Math.min(at + by, stops.length - 1))].focus();
  };

  opener.hidden = false;
  opener.addEventListener("click", open);
  field.addEventListener("input", find);
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open();
    }
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && event.target === field) {
      event.preventDefault();
      shown()[0]?.firstElementChild.click();
    }
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // beside it
  });
}

// On a telephone the steps lie in a row that is wider than the screen.
document.querySelector(".year-steps .here")?.scrollIntoView({ block: "nearest", inline: "center" });

// A field prints one line of what it holds; words print whole.
window.addEventListener("beforeprint", () => {
  for (const field of document.querySelectorAll("main :is(input, select, textarea)")) {
    if (["hidden", "checkbox", "radio", "file", "submit", "button"].includes(field.type)) continue;
    if (field.closest(".at-rest")) continue; // drawn as words already
    const words = document.createElement("span");
    words.className = "printed";
    words.textContent = field.tagName === "SELECT" ? (field.selectedOptions[0]?.label ?? "") : field.value;
    field.after(words);
  }
});
window.addEventListener("afterprint", () => {
  for (const words of document.querySelectorAll(".printed")) words.remove();
});
