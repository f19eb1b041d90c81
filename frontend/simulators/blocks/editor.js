/* The palette, the toolbar and the program, as nested lists. */
"use strict";

const FAMILIES = {
  forward: "move", left: "move", right: "move", pick: "act", drop: "act", paint: "act",
  repeat: "flow", while: "flow", until: "flow", if: "flow", ifelse: "flow",
  set: "store", add: "store", say: "store", call: "own", to: "own",
};
const BLOCK_ICONS = { up: "up", down: "down", copy: "copy", remove: "bin", undo: "undo" };

function paletteView() {
  if (!canEdit()) return null;
  const order = Object.keys(FAMILIES).filter((name) =>
    name === "ifelse" ? data.blocks.includes("if") && data.blocks.includes("else") : data.blocks.includes(name) && name !== "to");
  return h("section", { class: "palette", "aria-labelledby": "palette-title" },
    h("h2", { id: "palette-title" }, t("palette")),
    h("ul", { onKeydown: (event) => arrows(event, ".block") }, order.map((name) => h("li", {}, paletteBlock(name)))));
}

function paletteBlock(name) {
  const left = Math.min(leftOf(name), name === "ifelse" ? Math.min(leftOf("if"), leftOf("else")) : Infinity);
  return h("button", { class: "block", type: "button", "data-family": FAMILIES[name], "data-key": `add-${name}`, onClick: () => addBlock(name) },
    icon("add"), h("span", {}, paletteWords(name)), Number.isFinite(left) && h("span", { class: "left" }, t("leftOver", { n: Math.max(0, left) })));
}

function paletteWords(name) {
  if (name === "repeat") return `${t("repeat")} … ${t("times")}`;
  if (name === "call" && data.functions.length === 1) return `${t("call")} ${data.functions[0]}`;
  if (["while", "until", "if", "set", "add", "say", "call"].includes(name)) return `${t(name)} …`;
  return t(name);
}

function programView() {
  const { program } = state;
  const functions = Object.entries(program.functions);
  return h("section", { class: "program", "aria-labelledby": "program-title" },
    h("div", { class: "head" }, h("h2", { id: "program-title" }, t("program")), h("p", { class: "note" }, countWords())),
    canEdit() && toolsView(),
    state.error && h("p", { class: "error", role: "alert" }, icon("warning"), state.error),
    h("div", { class: "stack", onKeydown: stackKey },
      functions.length > 0 && h("p", { class: "hat" }, t("begin")),
      listView("main", program.main),
      functions.map(([name, body]) => [h("p", { class: "hat", "data-family": "own" }, t("define", { name })), listView(`to:${name}`, body)])));
}

function countWords() {
  const n = blocksIn(state.program).length;
  return data.max_blocks && canEdit() ? t("countOf", { n, max: data.max_blocks }) : plural(lang, n, t("countOne"), t("count"));
}

function toolsView() {
  const button = (name, run, isOff) => h("button", { class: "button", type: "button", "data-key": `tool-${name}`, "aria-disabled": isOff ? "true" : undefined, onClick: run },
    icon(BLOCK_ICONS[name] ?? "back"), h("span", {}, t(name)));
  return h("div", { class: "tools", role: "toolbar", "aria-label": t("tools") },
    ["up", "down", "copy", "remove"].map((name) => button(name, () => act(name), !state.chosen)),
    button("undo", undo, !state.past.length),
    h("button", { class: "button plain", type: "button", "data-key": "tool-clear", onClick: startOver }, icon("close"), t(data.program ? "restore" : "clear")));
}

/* Alt and arrows move the chosen block, Delete removes it. */
function stackKey(event) {
  if (!event.target.closest(".handle")) return;
  if (!event.altKey) arrows(event, ".handle, .slot");
  const action = event.key === "Delete" ? "remove" : event.altKey && { ArrowUp: "up", ArrowDown: "down" }[event.key];
  if (!action || !canEdit()) return;
  event.preventDefault();
  state.chosen = event.target.dataset.key;
  act(action);
  focusKey(state.chosen ?? "slot-main");
}

function listView(key, blocks, name = "") {
  if (!canEdit()) return h("ol", { class: "blocks" }, blocks.map(blockView));
  const isHere = (index) => state.at.key === key && Math.min(state.at.index, blocks.length) === index;
  const here = (index) => isHere(index) && h("li", { class: "here" }, h("span", {}, t("here")));
  return h("ol", { class: "blocks" },
    blocks.map((block, index) => [here(index), blockView(block)]).flat(),
    here(blocks.length) || h("li", {}, h("button", { class: "slot", type: "button", "data-key": `slot-${key}`, onClick: () => { chooseSlot(key, blocks.length); } },
      icon("add"), name ? t("slotIn", { name }) : t("slotEnd"))));
}

function blockView(block) {
  const isChosen = state.chosen === block.id;
  return h("li", { class: "held" },
    h("div", { class: "block", "data-family": FAMILIES[block.do], "data-chosen": isChosen && canEdit(), "data-now": run.now === block.id, "aria-current": run.now === block.id ? "step" : undefined },
      canEdit() ? editable(block, isChosen) : h("span", {}, blockWords(block))),
    HOLDERS.has(block.do) && h("div", { class: "inside", "data-family": FAMILIES[block.do] }, listView(`${block.id}.body`, block.body, t(block.do))),
    block.orelse && [
      h("div", { class: "block other", "data-family": "flow" }, h("span", {}, t("else"))),
      h("div", { class: "inside", "data-family": "flow" }, listView(`${block.id}.orelse`, block.orelse, t("else"))),
    ]);
}

function editable(block, isChosen) {
  const [before, ...parts] = fieldsOf(block);
  return [
    h("button", { class: "handle", type: "button", "data-key": block.id, "aria-pressed": String(isChosen), onClick: () => choose(block.id) },
      h("span", { class: "hidden" }, `${t("block", { n: numberOf(block.id) })} `), before),
    ...parts.map((part) => (typeof part === "string" ? h("span", {}, part) : part)),
  ];
}

/* The first word is the handle, the rest what can be set. */
function fieldsOf(block) {
  const value = (place) => valueField(block, place);
  const variable = (place) => (data.variables.length > 1 ? wordField(block, place, data.variables) : h("strong", {}, block.words[place]));
  switch (block.do) {
    case "repeat": return [t("repeat"), value(0), t("times")];
    case "if": return [t("if"), conditionField(block), t("then")];
    case "while": case "until": return [t(block.do), conditionField(block)];
    case "set": return [t("set"), variable(0), t("to"), value(1)];
    case "add": return [t("add"), value(1), t("addTo"), variable(0)];
    case "say": return [t("say"), value(0)];
    case "call": return [t("call"), data.functions.length > 1 ? wordField(block, 0, data.functions) : h("strong", {}, block.words[0])];
    default: return [t(block.do)];
  }
}

const nameFor = (block, what) => `${t("block", { n: numberOf(block.id) })} ${t(what)}`;

function selectField(block, what, options, current, change) {
  return h("select", { class: "value", "data-key": `${block.id}-${what}`, "aria-label": nameFor(block, what), onChange: (event) => setWord(block, (one) => change(one, event.currentTarget.value)) },
    options.map(([value, text]) => h("option", { value, selected: value === current }, text)));
}

function conditionField(block) {
  const all = data.conditions.includes(block.condition) ? data.conditions : [block.condition, ...data.conditions];
  return selectField(block, "condition", all.map((one) => [one, conditionWords(one)]), block.condition, (one, value) => { one.condition = value; });
}

function wordField(block, place, words) {
  return selectField(block, "variable", words.map((one) => [one, one]), block.words[place], (one, value) => { one.words[place] = value; });
}

/* A number, or a variable where there are some. */
function valueField(block, place) {
  const word = block.words[place];
  const isNumber = /^-?\d+$/.test(word);
  const kinds = data.variables.length > 0 && selectField(block, "kindOfValue", [["", t("aNumber")], ...data.variables.map((one) => [one, one])], isNumber ? "" : word,
    (one, value) => { one.words[place] = value || String(data.numbers.min); });
  return h("span", { class: "values" }, kinds, isNumber && numberField(block, place));
}

function numberField(block, place) {
  const { min, max } = data.numbers;
  return h("input", {
    class: "value", type: "number", min, max, step: 1, value: block.words[place], "data-key": `${block.id}-number`, "aria-label": nameFor(block, "number"),
    onChange: (event) => {
      const number = Math.round(Number(event.currentTarget.value));
      const kept = Math.min(max, Math.max(min, Number.isFinite(number) ? number : min));
      setWord(block, (one) => { one.words[place] = String(kept); });
    },
    onInput: (event) => typed(block, place, event.currentTarget.value),
  });
}

/* While a number is being typed, nothing is drawn again: only the answer follows. */
function typed(block, place, text) {
  const { min, max } = data.numbers;
  if (!/^-?\d+$/.test(text) || Number(text) < min || Number(text) > max) return;
  const found = blocksIn(state.program).find((one) => one.id === block.id);
  if (!found || found.words[place] === text) return;
  state.past.push({ program: structuredClone(state.program), at: { ...state.at }, chosen: state.chosen });
  found.words[place] = String(Number(text));
  rewind();
  publish();
}
