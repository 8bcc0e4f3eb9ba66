"use strict";
(() => {
  const root = document.documentElement, all = (s, w = document) => [...w.querySelectorAll(s)];
  const sheets = all(".sheet"), findings = all(".finding"), marks = all(".mark");
  const chooser = document.getElementById("chooser"), family = document.getElementById("family");
  root.classList.add("js");

  const choose = (id) => {
    sheets.forEach((sheet) => sheet.classList.toggle("chosen", sheet.id === id));
    if (chooser) chooser.value = id;
    count();
  };
  const show = (view) => {
    document.body.dataset.view = view;
    all(".views button").forEach((b) => b.setAttribute("aria-pressed", b.dataset.show === view));
  };
  const count = () => sheets.forEach((sheet) => {
    const some = all(".finding", sheet), seen = some.filter((one) => !one.hidden).length;
    const out = sheet.querySelector(".shown");
    out.textContent = some.length ? (seen === some.length ? some.length + " 条" : seen + " / " + some.length + " 条") : "";
  });
  const filter = () => {
    const on = new Set(all(".chip[aria-pressed=true]").map((chip) => chip.dataset.severity));
    const kind = family ? family.value : "", seen = new Set();
    findings.forEach((one) => {
      one.hidden = !on.has(one.dataset.severity) || (kind !== "" && one.dataset.family !== kind);
      if (!one.hidden) seen.add(one.id);
    });
    marks.forEach((mark) => mark.classList.toggle("off", !mark.dataset.of.trim().split(" ").some((id) => seen.has(id))));
    count();
  };
  const light = (target) => {
    all(".lit").forEach((one) => one.classList.remove("lit"));
    const id = target.classList.contains("finding") ? target.id : target.id.replace(/m\d+$/, "");
    const finding = document.getElementById(id);
    if (finding) finding.classList.add("lit");
    marks.filter((mark) => mark.dataset.of.split(" ").includes(id)).forEach((mark) => mark.classList.add("lit"));
  };
  const go = (id) => {
    const target = document.getElementById(id);
    if (!target) return;
    const sheet = target.closest(".sheet");
    if (sheet) choose(sheet.id);
    if (target.classList.contains("finding")) {
      target.hidden = false;
      show("findings");
      target.focus({ preventScroll: true });
    } else if (target.classList.contains("anchor")) {
      show("text");
    }
    light(target);
    target.scrollIntoView({ block: target.classList.contains("anchor") ? "center" : "nearest" });
  };
  const step = (by) => {
    const open = findings.filter((one) => !one.hidden && one.closest(".chosen"));
    if (!open.length) return;
    const at = open.findIndex((one) => one.classList.contains("lit"));
    const next = open[(at + by + open.length) % open.length] || open[0];
    const first = document.getElementById(next.id + "m1");
    if (first) first.scrollIntoView({ block: "center" });
    go(next.id);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) {
      const id = link.getAttribute("href").slice(1);
      if (id !== "main") { event.preventDefault(); history.replaceState(null, "", "#" + id); go(id); }
      return;
    }
    const chip = event.target.closest(".chip");
    if (chip) { chip.setAttribute("aria-pressed", chip.getAttribute("aria-pressed") !== "true"); filter(); return; }
    const view = event.target.closest(".views button");
    if (view) { show(view.dataset.show); scrollTo(0, 0); return; }
    const finding = event.target.closest(".finding");
    if (finding && !event.target.closest("summary,details") && !String(getSelection())) {
      const first = document.getElementById(finding.id + "m1");
      light(finding);
      if (first && innerWidth > 900) { choose(first.closest(".sheet").id); first.scrollIntoView({ block: "center" }); }
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(SELECT|INPUT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  addEventListener("hashchange", () => go(location.hash.slice(1)));
  addEventListener("beforeprint", () => all("details").forEach((one) => { one.open = true; }));
  if (chooser) chooser.addEventListener("change", () => { choose(chooser.value); scrollTo(0, 0); });
  if (family) family.addEventListener("change", filter);
  if (sheets.length) choose(sheets[0].id);
  filter();
  if (location.hash) go(location.hash.slice(1));
})();
