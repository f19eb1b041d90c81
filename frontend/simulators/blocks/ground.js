/* The ground and the robot, drawn and in words. */
"use strict";

Object.assign(ICONS, {
  run: "M8 5v14l11-7z", pause: "M8 5v14M16 5v14", step: "M5 5v14l9-7zM18 5v14", reset: "M5 5v5h5M5.5 10A7.5 7.5 0 1 1 5 14",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1", flag: "M6 21V4M6 4h11l-2.5 4L17 12H6",
});

function svg(tag, props, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(props)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

function robotPicture(turn) {
  return svg("svg", { viewBox: "0 0 40 40", class: "robot", "aria-hidden": "true" },
    svg("g", { transform: `rotate(${turn * 90} 20 20)` },
      svg("path", { class: "body", d: "M20 3l7 8h3a4 4 0 0 1 4 4v15a4 4 0 0 1-4 4H10a4 4 0 0 1-4-4V15a4 4 0 0 1 4-4h3z" }),
      svg("circle", { class: "eye", cx: 14.5, cy: 17, r: 2.8 }), svg("circle", { class: "eye", cx: 25.5, cy: 17, r: 2.8 }),
      svg("path", { class: "mouth", d: "M13 27h14" })));
}

function objectPicture(count) {
  const picture = svg("svg", { viewBox: "0 0 40 40", class: "object", "aria-hidden": "true" },
    svg("path", { d: "M20 8l12 6v13l-12 6-12-6V14zM8 14l12 6 12-6M20 20v13" }));
  return [picture, count > 1 && h("span", { class: "many", "aria-hidden": "true" }, `×${count}`)];
}

/* What is in a cell, in words; nothing for a free one. */
function cellWords(world, cell) {
  const sign = world.sign(cellOf(cell));
  const count = world.items.get(cell) ?? 0;
  return [
    sign === "#" && t("wallHere"), "GH".includes(sign) && goalWord(),
    count > 0 && `${t("object")} × ${count}`, world.painted.has(cell) && (own.painted_cell || t("paintedHere")),
    cell === world.here && t("robotHere", { robot: t("robot"), facing: t(FACINGS[world.turn]) }),
  ].filter(Boolean).join(", ");
}

const goalWord = () => own.goal_cell || t("goalHere");

function groundView() {
  const grid = gridNow();
  const world = run.world;
  const columns = grid.map[0].length;
  const isMarking = data.task === "predict";
  const table = h("table", { class: "ground", "data-marking": isMarking },
    h("caption", { class: "hidden" }, `${grid.name}. ${whereWords(world)}`),
    h("thead", {}, h("tr", {}, h("td", {}), [...grid.map[0]].map((_, x) => h("th", { scope: "col" }, String.fromCharCode(65 + x))))),
    h("tbody", { onKeydown: isMarking ? cellKey : undefined }, grid.map.map((row, y) =>
      h("tr", {}, h("th", { scope: "row" }, y + 1), [...row].map((_, x) => cellView(world, cellName([x, y])))))));
  table.style.setProperty("--columns", columns);
  return h("div", { class: "scroll", role: "group", tabindex: isMarking && columns > 6 ? "0" : undefined, "aria-label": grid.name }, table);
}

function cellView(world, cell) {
  const sign = world.sign(cellOf(cell));
  const isMarked = state.marks.has(cell);
  const inside = [
    "GH".includes(sign) && icon("flag"), (world.items.get(cell) ?? 0) > 0 && objectPicture(world.items.get(cell)),
    cell === world.here && robotPicture(world.turn), h("span", { class: "hidden" }, cellWords(world, cell)),
  ];
  const props = { class: "cell", "data-wall": sign === "#", "data-painted": world.painted.has(cell), "data-trail": run.moved && world.trail.has(cell) };
  if (data.task !== "predict" || sign === "#") return h("td", {}, h("div", props, inside));
  return h("td", {}, h("button", { ...props, type: "button", "data-key": `cell-${cell}`, "aria-pressed": String(isMarked), onClick: () => mark(cell) },
    h("span", { class: "hidden" }, t("cell", { cell })), inside, isMarked && icon("check")));
}

/* Arrows go from one cell to the next, over walls. */
function cellKey(event) {
  const move = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
  const key = event.target.dataset?.key ?? "";
  if (!move || !key.startsWith("cell-")) return;
  event.preventDefault();
  let [x, y] = cellOf(key.slice(5));
  for (let tries = 0; tries < 12; tries += 1) {
    [x, y] = [x + move[0], y + move[1]];
    const next = document.querySelector(`[data-key="cell-${cellName([x, y])}"]`);
    if (next) return next.focus();
  }
}

function whereWords(world) {
  return t("where", { robot: t("robot"), cell: world.here, facing: t(FACINGS[world.turn]) });
}

function cellsWith(world, test) {
  const found = world.rows.flatMap((row, y) => [...row].map((_, x) => cellName([x, y]))).filter(test);
  return found.join(", ") || t("none");
}

function wordsView() {
  const world = run.world;
  const { rows } = world;
  const last = String.fromCharCode(64 + rows[0].length);
  const several = (cell) => ((world.items.get(cell) ?? 0) > 1 ? `${cell} × ${world.items.get(cell)}` : cell);
  const objects = [...world.items].filter(([, n]) => n).map(([cell]) => cell).sort().map(several).join(", ") || t("none");
  const has = (signs) => rows.some((row) => [...row].some((sign) => signs.includes(sign)));
  return h("details", { class: "words" }, h("summary", { "data-key": "words" }, t("words")),
    h("ul", {},
      h("li", {}, t("size", { w: rows[0].length, h: rows.length, last })), h("li", {}, whereWords(world)),
      h("li", {}, t("walls", { cells: cellsWith(world, (cell) => world.sign(cellOf(cell)) === "#") })),
      has("o23456789H") && h("li", {}, own.object ? `${own.object} : ${objects}.` : t("objects", { cells: objects })),
      (has("p") || world.painted.size > 0) && h("li", {}, own.painted_cell ? `${own.painted_cell} : ${[...world.painted].sort().join(", ")}.` : t("paints", { cells: [...world.painted].sort().join(", ") || t("none") })),
      has("GH") && h("li", {}, own.goal_cell ? `${own.goal_cell} : ${cellsWith(world, (cell) => "GH".includes(world.sign(cellOf(cell))))}.` : t("goals", { cells: cellsWith(world, (cell) => "GH".includes(world.sign(cellOf(cell)))) }))));
}
