// Filters, search and links of the report; without it every question still opens by itself.
"use strict";
const cases = [...document.querySelectorAll(".case")];
const buttons = [...document.querySelectorAll("[data-show]")];
const find = document.getElementById("find");
const kind = document.getElementById("kind");
let fault = "";

function matches(item) {
  const words = find.value.trim().toLowerCase();
  return (!fault || item.dataset.faults.split(" ").includes(fault))
    && (!kind || !kind.value || item.dataset.kind === kind.value)
    && (!words || item.textContent.toLowerCase().includes(words));
}

function show() {
  for (const item of cases) item.hidden = !matches(item);
  for (const button of buttons) button.setAttribute("aria-pressed", button.dataset.show === fault);
  const shown = cases.filter((item) => !item.hidden).length;
  document.getElementById("shown").textContent = `${shown} of ${cases.length}`;
  document.getElementById("none").hidden = shown > 0;
}

function follow() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const item = target && target.closest(".case");
  if (!item) return;
  item.open = true;
  target.scrollIntoView({ block: "nearest" });
}

for (const button of buttons) button.addEventListener("click", () => { fault = button.dataset.show; show(); });
find.addEventListener("input", show);
if (kind) kind.addEventListener("change", show);
document.getElementById("open").addEventListener("click", () => { for (const item of cases) if (!item.hidden) item.open = true; });
document.getElementById("reset").addEventListener("click", () => { fault = ""; find.value = ""; if (kind) kind.value = ""; show(); });
addEventListener("hashchange", follow);
for (const link of document.querySelectorAll(".answer .chip")) {
  link.addEventListener("click", () => {
    for (const aimed of document.querySelectorAll(".aimed")) aimed.classList.remove("aimed");
    document.getElementById(decodeURIComponent(link.hash.slice(1))).classList.add("aimed");
  });
}
follow();
