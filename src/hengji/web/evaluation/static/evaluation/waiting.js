// What takes a second or two says so. A form with data-waiting is sent once, however often its
// button is pressed; a part of a page that could not be fetched says so and may be asked again.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-waiting]");
  if (!form) return;
  if (form.ariaBusy === "true") {
    event.preventDefault();
    return;
  }
  form.ariaBusy = "true";
  for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
  const status = form.querySelector("[data-status]");
  status.hidden = false;
  status.querySelector("p").textContent = form.dataset.waiting;
});

// Back from the next page by the browser's own button: nothing is on its way any more.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form[data-waiting]")) {
    form.ariaBusy = "false";
    for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
    form.querySelector("[data-status]").hidden = true;
  }
});

function failed(event) {
  const part = event.target.closest("[data-part]");
  if (!part) return;
  part.querySelector("progress").hidden = true;
  part.querySelector("[data-failed]").hidden = false;
  part.querySelector("[data-going]").hidden = true;
}

document.addEventListener("htmx:responseError", failed);
document.addEventListener("htmx:sendError", failed);
document.addEventListener("htmx:timeout", failed);
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-again]")) window.location.reload();
});
