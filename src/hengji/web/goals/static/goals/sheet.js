// A goal sheet: points are added up by the server while they are typed, remarks come again
// when something was saved, and a remark leads to its cell.
import { enter } from "../shell/grid_rest.js";

const sheet = document.querySelector("[data-sheet]");
const live = document.getElementById("live");
const PAUSE = 150;
let waiting = 0;
let asked = 0;

function rows() {
  return [...sheet.querySelectorAll("tr[data-row]")].map((row) => ({
    level1: row.querySelector('[data-name="level1"]')?.value ?? "",
    weight: row.querySelector('[data-name="weight"]')?.value ?? "",
  }));
}

async function fragment(url, options) {
  const mine = ++asked;
  const answer = await fetch(url, { credentials: "same-origin", ...options });
  if (!answer.ok || answer.redirected || mine !== asked) return null;
  return answer.text();
}

async function addUp() {
  const token = sheet.querySelector("[name=csrfmiddlewaretoken]")?.value;
  if (!token) return;
  const html = await fragment(sheet.dataset.points, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify({ rows: rows() }),
  });
  if (html !== null) document.getElementById("points").innerHTML = html;
}

async function again() {
  const html = await fragment(sheet.dataset.remarks);
  if (html !== null) live.innerHTML = html;
}

sheet?.addEventListener("input", (event) => {
  if (!["weight", "level1"].includes(event.target.dataset?.name)) return;
  clearTimeout(waiting);
  waiting = setTimeout(addUp, PAUSE);
});

document.addEventListener("grid:saved", () => {
  clearTimeout(waiting);
  again();
});

live?.addEventListener("click", (event) => {
  const link = event.target.closest("[data-goto]");
  const row = link && sheet?.querySelector(`tr[data-row="${CSS.escape(link.dataset.goto)}"]`);
  const cell =
    row?.querySelector(`[data-name="${CSS.escape(link.dataset.field || "level3")}"]`) ??
    row?.querySelector("[data-name]");
  if (!cell) return;
  event.preventDefault();
  enter(cell);
  cell.scrollIntoView({ block: "center", inline: "center" });
});
