/* Runs the program before one's eyes: at once, step by step, at a speed. */
"use strict";

const DELAYS = { slow: 900, normal: 350, fast: 110, instant: 0 };
const run = { world: null, steps: null, now: null, end: "", moved: false, timer: 0, speed: "normal", ends: [] };

function rewind() {
  clearTimeout(run.timer);
  Object.assign(run, { world: new World(gridNow()), steps: null, now: null, end: "", moved: false, timer: 0, ends: [] });
}

/* One block further; false once the end is reached. */
function advance() {
  run.steps ??= running(state.program, run.world);
  run.moved = true;
  run.end = "";
  try {
    const { value, done } = run.steps.next();
    run.now = value?.id ?? null;
    if (done) run.end = "ended";
  } catch (error) {
    if (!(error instanceof Halt)) throw error;
    run.end = `end_${error.message}`;
  }
  return !run.end;
}

function start() {
  if (!blocksIn(state.program).length) {
    state.error = t("emptyProgram");
    render();
    return say(state.error);
  }
  if (run.end) rewind();
  if (DELAYS[run.speed] === 0) {
    while (advance());
    return finish();
  }
  const tick = () => {
    if (!advance()) return finish();
    render();
    run.timer = setTimeout(tick, DELAYS[run.speed]);
  };
  tick();
}

function finish() {
  run.timer = 0;
  render();
  say(endWords());
}

function pause() {
  clearTimeout(run.timer);
  run.timer = 0;
  render();
  say(whereWords(run.world));
}

function stepOnce() {
  if (!blocksIn(state.program).length) return start();
  if (run.end) rewind();
  clearTimeout(run.timer);
  run.timer = 0;
  const isOn = advance();
  if (!isOn) return finish();
  render();
  const block = blocksIn(state.program).find(({ id }) => id === run.now);
  say(`${whereWords(run.world)} ${blockWords(block)}`);
}

function tryAll() {
  rewind();
  run.ends = shownGrids().map((grid) => {
    const world = new World(grid);
    let end = "ended";
    try {
      for (const block of running(state.program, world)) void block;
    } catch (error) {
      if (!(error instanceof Halt)) throw error;
      end = `end_${error.message}`;
    }
    return { name: grid.name, text: t(end, { where: [whereWords(world), ...heldWords(world)].join(" ") }) };
  });
  render();
  say(run.ends.map(({ name, text }) => `${name} : ${text}`).join(" "));
}

function endWords() {
  return t(run.end, { where: whereWords(run.world) });
}

function heldWords(world) {
  const { variables } = data;
  const names = variables.length ? variables : [...world.variables.keys()];
  return [
    (world.picked > 0 || data.blocks.includes("pick")) && t("carries", { n: `${t("object")} × ${world.picked}` }),
    ...names.map((name) => t("holds", { name, n: world.value(name) })),
    world.said.length > 0 && t("shows", { said: world.said.join(", ") }),
  ].filter(Boolean);
}

function runnerView() {
  const button = (key, isMain, name, onClick) => h("button", { class: isMain ? "button main" : "button", type: "button", "data-key": `run-${key}`, onClick }, icon(name), t(key));
  return h("div", { class: "runner" },
    run.timer ? h("button", { class: "button main", type: "button", "data-key": "run-run", onClick: pause }, icon("pause"), t("pause")) : button("run", true, "run", start),
    button("step", false, "step", stepOnce),
    button("reset", false, "reset", () => { rewind(); render(); say(whereWords(run.world)); }),
    h("label", { class: "speed" }, h("span", {}, t("speed")),
      h("select", { class: "input", "data-key": "speed", onChange: (event) => { run.speed = event.currentTarget.value; } },
        Object.keys(DELAYS).map((name) => h("option", { value: name, selected: name === run.speed }, t(name))))),
    shownGrids().length > 1 && button("all", false, "check", tryAll));
}

function statusView() {
  return h("div", { class: "state", "data-end": run.end || undefined },
    h("p", { class: "where" }, run.end ? endWords() : whereWords(run.world)),
    heldWords(run.world).length > 0 && h("ul", { class: "chips" }, heldWords(run.world).map((text) => h("li", {}, text))),
    run.ends.length > 0 && h("ul", { class: "ends" }, run.ends.map(({ name, text }) => h("li", {}, h("strong", {}, name), " ", text))));
}
