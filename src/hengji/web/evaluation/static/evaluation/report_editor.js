// A passage is typed over: kept a moment after the last key, undone step by step, with live
// figures put in from the list. Without this module the form beside it does the same.
import { mark, putCaret, read, selection, show } from "./report_text.js";
import { picker } from "./report_picker.js";
import { history } from "./report_history.js";

const form = document.querySelector("[data-passage]");
const area = form.elements.markup;
const editor = form.querySelector("[data-editor]");
const status = form.querySelector("[data-status]");
const beside = document.querySelector("[data-beside]");
const conflict = form.querySelector("[data-conflict]");
const chips = JSON.parse(document.getElementById("chips").textContent);
const draft = JSON.parse(document.getElementById("draft").textContent);
const MARKUP = "text/x-hengji-markup";
const QUIET = 900; // ms after the last key
const AGAIN = 5000; // ms after the network failed
const PENDING = "有改动……";

let kept = area.value.trim();
let caret = [0, 0];
let timer = 0;
let busy = false;
let composing = false;
const past = history(area.value, drawn);

function drawn(markup, place) {
  show(editor, markup, chips);
  editor.focus();
  putCaret(editor, Math.min(place, markup.length));
  changed();
}

function current() {
  return read(editor);
}

function changed() {
  area.value = current();
  form.querySelector("[data-undo]").disabled = !past.canUndo();
  form.querySelector("[data-redo]").disabled = !past.canRedo();
  clearTimeout(timer);
  if (!conflict.hidden) return;
  if (area.value.trim() === kept) {
    if (status.textContent === PENDING) tell("已保存");
    return;
  }
  tell(PENDING);
  timer = setTimeout(save, QUIET);
}

function tell(words, problem = false) {
  status.textContent = words;
  status.classList.toggle("problem", problem);
}

function save() {
  clearTimeout(timer);
  const text = current();
  if (!conflict.hidden) return;
  if (busy || composing) {
    timer = setTimeout(save, QUIET);
  } else if (text.trim() !== kept) {
    const data = new FormData(form);
    data.set("act", "save");
    data.set("markup", text);
    send(data, text);
  }
}

async function send(data, text = null) {
  busy = true;
  try {
    const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" }, keepalive: true });
    const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : { words: "没有保存。请刷新页面看过再改。" };
    if (answer.ok) accepted(told, text);
    else if (answer.status === 409) overtaken(told);
    else tell(told.words, true);
    return answer.ok;
  } catch {
    tell("网络不通，没有保存，过一会儿再试。", true);
    if (text !== null) timer = setTimeout(save, AGAIN);
    return false;
  } finally {
    busy = false;
  }
}

// ``text`` is what was sent; for anything else than a save the passage comes as it is then.
function accepted(told, text) {
  form.elements.seen.value = told.revision;
  kept = told.markup.trim();
  if (text === null && told.markup !== current()) {
    past.add(told.markup, told.markup.length);
    show(editor, told.markup, chips);
    area.value = told.markup;
  }
  if (!beside.contains(document.activeElement) || text === null) beside.innerHTML = told.beside;
  const stage = document.querySelector("[data-stage]");
  stage.className = `stage ${told.stage.name}`;
  stage.textContent = told.stage.words;
  form.querySelector("[data-reopen]").hidden = !told.confirmed;
  form.querySelector("[data-draft]").hidden = told.markup === draft;
  if (told.markup === current()) mark(editor, told.marks.map(([start, end]) => [units(told.markup, start), units(told.markup, end)]));
  tell(told.words);
  changed();
  if (told.markup.trim() === area.value.trim()) tell(told.words);
  window.htmx.trigger(document.querySelector("[data-audit]"), "passage:saved");
}

// The server counts characters, scripts count the halves of rare ones too.
function units(markup, place) {
  return [...markup].slice(0, place).join("").length;
}

function overtaken(told) {
  const theirs = document.createElement("div");
  theirs.className = "theirs";
  show(theirs, told.markup, chips);
  const words = document.createElement("p");
  words.textContent = told.words;
  const mine = button("用我的内容", () => {
    form.elements.seen.value = told.revision;
    settled();
    kept = told.markup.trim();
    save();
  });
  const other = button("用对方的内容", () => {
    form.elements.seen.value = told.revision;
    settled();
    kept = told.markup.trim();
    past.add(told.markup, told.markup.length);
    drawn(told.markup, told.markup.length);
    tell("已换成对方的内容。");
  });
  const label = document.createElement("p");
  label.textContent = "对方的内容：";
  conflict.replaceChildren(words, label, theirs, mine, " ", other);
  conflict.hidden = false;
  tell("没有保存", true);
}

function settled() {
  conflict.hidden = true;
  conflict.replaceChildren();
  editor.focus();
}

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-sm";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

// Put markup where the caret is or was, over what is chosen.
function put(markup) {
  const [start, end] = selection(editor) ?? caret;
  const text = current();
  const made = text.slice(0, start) + markup + text.slice(end);
  past.add(made, start + markup.length);
  drawn(made, start + markup.length);
}

editor.addEventListener("beforeinput", (event) => {
  const kind = event.inputType;
  if (kind === "historyUndo" || kind === "historyRedo") {
    event.preventDefault();
    if (kind === "historyUndo") past.undo();
    else past.redo();
  } else if (kind.startsWith("format")) {
    event.preventDefault();
  } else if (kind === "insertFromDrop" || kind === "insertFromPaste") {
    event.preventDefault();
    const given = event.dataTransfer;
    put((given?.getData(MARKUP) || given?.getData("text/plain") || "").replace(/\r\n?/g, "\n"));
  }
});
editor.addEventListener("compositionstart", () => { composing = true; });
editor.addEventListener("compositionend", () => { composing = false; typed(); });
editor.addEventListener("input", () => { if (!composing) typed(); });

function typed() {
  remember();
  const [place] = caret;
  const text = current();
  if (![...editor.children].length || [...editor.childNodes].some((one) => one.nodeName !== "P")) {
    show(editor, text, chips);
    putCaret(editor, place);
  }
  past.add(text, place, true);
  changed();
}

// Told of late by the browser: asked for again before the caret is left.
function remember() {
  caret = selection(editor) ?? caret;
}

document.addEventListener("selectionchange", remember);
for (const kind of ["copy", "cut"]) {
  editor.addEventListener(kind, (event) => {
    const chosen = selection(editor);
    if (!chosen || chosen[0] === chosen[1]) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", document.getSelection().toString());
    event.clipboardData.setData(MARKUP, current().slice(...chosen));
    if (kind === "cut") put("");
  });
}
editor.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  const act = { z: event.shiftKey ? past.redo : past.undo, y: past.redo, s: save, i: insert }[key];
  if (!act) return;
  event.preventDefault();
  act();
});
editor.addEventListener("blur", () => { if (!composing) save(); });
document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });

const find = picker(chips, (slot) => put(slot), () => {
  editor.focus();
  putCaret(editor, caret[0]);
});

function insert() {
  remember();
  find.open();
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const act = event.submitter?.value ?? "save";
  if (act === "save") {
    save();
    return;
  }
  clearTimeout(timer);
  const text = current();
  const saved = new FormData(form);
  saved.set("act", "save");
  saved.set("markup", text);
  if (act !== "draft" && text.trim() !== kept && !(await send(saved, text))) return;
  const data = new FormData(form);
  data.set("act", act);
  await send(data);
});
document.addEventListener("submit", async (event) => {
  if (!event.target.matches("[data-act]")) return;
  event.preventDefault();
  const data = new FormData(event.target);
  data.set("seen", form.elements.seen.value);
  await send(data);
});

form.querySelector("[data-undo]").addEventListener("click", past.undo);
form.querySelector("[data-redo]").addEventListener("click", past.redo);
form.querySelector("[data-insert]").addEventListener("click", insert);
for (const one of form.querySelectorAll("[data-undo], [data-redo], [data-insert], [data-with-script]")) one.hidden = false;
form.querySelector("[data-save]").hidden = true;
area.hidden = true;
editor.hidden = false;
editor.contentEditable = "true";
show(editor, area.value, chips);
area.value = current();
kept = area.value.trim();
mark(editor, JSON.parse(document.getElementById("marks").textContent).map(([start, end]) => [units(area.value, start), units(area.value, end)]));
