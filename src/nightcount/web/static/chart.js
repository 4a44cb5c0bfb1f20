// Draws the chart of the page in place of its picture, and tells what a mark rests on. Everything it shows is set as
// text. Expressions are interpreted (`ast`), so that the policy of the page need not allow code to be made at run time.
"use strict";
(() => {
  const NARROW = matchMedia("(max-width: 43.99rem)");
  const stage = document.getElementById("chart");
  const picture = document.getElementById("picture");
  const told = document.getElementById("told");

  function line(kind, text) {
    const made = document.createElement("p");
    made.className = kind;
    made.textContent = text;
    return made;
  }

  // What Vega calls with a mark's tooltip: an object of names and values, or nothing.
  function tell(_handler, event, _item, value) {
    const lines = value && typeof value === "object" ? Object.entries(value) : [];
    const shown = lines.filter(([, text]) => text !== "" && text !== "undefined" && text !== "null");
    told.hidden = shown.length === 0;
    if (told.hidden) return;
    const own = ["what", "words", "source"];
    told.replaceChildren(...shown.map(([name, text]) => line(name, own.includes(name) ? text : `${name}: ${text}`)));
    const { width, height } = told.getBoundingClientRect();
    const left = Math.min(event.clientX + 14, document.documentElement.clientWidth - width - 8);
    const below = event.clientY + 18;
    told.style.left = `${Math.max(left, 8)}px`;
    told.style.top = `${below + height > innerHeight ? Math.max(event.clientY - height - 14, 8) : below}px`;
  }

  async function draw() {
    const specification = JSON.parse(document.getElementById(NARROW.matches ? "narrow" : "wide").textContent);
    stage.hidden = false;
    await vegaEmbed(stage, specification, {
      actions: false, ast: true, defaultStyle: false, renderer: "svg", tooltip: tell,
    });
    picture.hidden = true;
  }

  NARROW.addEventListener("change", draw);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") told.hidden = true; });
  draw();
})();
