/* What was built so far, what it amounts to, and how it is changed. */
"use strict";

let data = {};
let first = "";
const state = {
  program: { main: [], functions: {} },
  chosen: null,
  at: { key: "main", index: 0 },
  past: [],
  error: "",
  ground: "",
  marks: new Set(),
  facing: "",
};

const canEdit = () => data.task === "program" || data.task === "repair";
const shownGrids = () => data.grids.filter((grid) => !grid.hidden);
const gridNow = () => data.grids.find(({ id }) => id === state.ground);

function begin(given) {
  data = { grids: [], blocks: [], conditions: [], variables: [], functions: [], limits: {}, program: "", report: ["cell"], ...given };
  data.numbers = { min: 1, max: 99, ...data.numbers };
  own = data.labels ?? {};
  state.program = readProgram(data.program, data.functions);
  first = programText(state.program);
  state.at = { key: "main", index: state.program.main.length };
  state.ground = shownGrids()[0].id;
}

/* Ids are lost on the way: blocks are read again, with new ones. */
const ANSWERS = {
  look: () => null,
  program: () => (blocksIn(state.program).length ? endsEverywhere() : null),
  repair: () => (programText(state.program) === first ? null : endsEverywhere()),
  predict() {
    const said = { cell: [...state.marks].join(","), painted: [...state.marks].sort().join(","), facing: state.facing };
    const answer = Object.fromEntries(data.report.map((aspect) => [aspect, said[aspect] ?? ""]));
    return Object.values(answer).some(Boolean) ? answer : null;
  },
};

function endsEverywhere() {
  return Object.fromEntries(data.grids.flatMap((grid) => {
    const end = endOf(state.program, grid);
    return data.report.map((aspect) => [`${grid.id}_${aspect}`, end[aspect]]);
  }));
}

function publish() {
  frame.answer(ANSWERS[data.task]());
}

/* Every change of the program goes through here, so that each can be undone. */
function apply(change, message) {
  const before = { program: structuredClone(state.program), at: { ...state.at }, chosen: state.chosen };
  const problem = change();
  state.error = problem || "";
  if (!problem) state.past.push(before);
  rewind();
  publish();
  render();
  say(problem || message());
}

function undo() {
  const before = state.past.pop();
  if (!before) return;
  Object.assign(state, before, { error: "" });
  rewind();
  publish();
  render();
  say(t("undone"));
}

function numberOf(id) {
  const all = [state.program.main, ...Object.values(state.program.functions)].flatMap((blocks) => inOrder(blocks));
  return all.findIndex((block) => block.id === id) + 1;
}

function usedOf(name) {
  const all = blocksIn(state.program);
  return name === "else" ? all.filter(({ orelse }) => orelse).length : all.filter((block) => block.do === name).length;
}

const leftOf = (name) => (data.limits[name] ?? Infinity) - usedOf(name);

/* Why these blocks cannot be added, or an empty text. */
function refusal(blocks) {
  const { max_blocks: max } = data;
  if (max && blocksIn(state.program).length + blocks.length > max) return t("full", { max });
  const names = blocks.flatMap((block) => (block.orelse ? [block.do, "else"] : [block.do]));
  const short = names.find((name) => names.filter((one) => one === name).length > leftOf(name));
  return short ? t("usedUp", { name: t(short) }) : "";
}

function freshBlock(name) {
  const [variable] = data.variables;
  const low = String(Math.max(data.numbers.min, Math.min(1, data.numbers.max)));
  const words = { repeat: [String(Math.min(data.numbers.max, Math.max(2, data.numbers.min)))], set: [variable, low], add: [variable, low], say: [variable ?? low], call: [data.functions[0]] };
  const block = newBlock(name === "ifelse" ? "if" : name, words[name] ?? []);
  if (CONDITIONED.has(block.do)) block.condition = data.conditions[0] ?? "wall";
  if (name === "ifelse") block.orelse = [];
  return block;
}

function insert(block) {
  const problem = refusal(inOrder([block]));
  if (problem) return problem;
  const list = listNamed(state.program, state.at.key) ?? state.program.main;
  list.splice(Math.min(state.at.index, list.length), 0, block);
  state.chosen = block.id;
  state.at = HOLDERS.has(block.do) && !block.body.length ? { key: `${block.id}.body`, index: 0 } : { ...state.at, index: state.at.index + 1 };
  return "";
}

function addBlock(name) {
  const block = freshBlock(name);
  apply(() => insert(block), () => t("added", { name: blockWords(block), n: numberOf(block.id) }));
}

function choose(id) {
  const { key, index } = placeOf(state.program, id);
  Object.assign(state, { chosen: id, at: { key, index: index + 1 }, error: "" });
  render();
}

function chooseSlot(key, index) {
  Object.assign(state, { chosen: null, at: { key, index }, error: "" });
  render();
  say(t("here"));
}

function act(action) {
  const place = state.chosen && placeOf(state.program, state.chosen);
  if (!place) {
    state.error = t("chooseFirst");
    render();
    return say(state.error);
  }
  const block = place.blocks[place.index];
  const words = blockWords(block);
  if (action === "copy") {
    state.at = { key: place.key, index: place.index + 1 };
    const copy = copyOf(block);
    return apply(() => insert(copy), () => t("added", { name: words, n: numberOf(copy.id) }));
  }
  if (action === "remove") return apply(() => { place.blocks.splice(place.index, 1); settle(place); }, () => t("removed", { name: words }));
  return apply(() => (shift(state.program, block.id, action === "up" ? -1 : 1) ? afterMove(block.id) : t("cannotMove")),
    () => t("moved", { name: words, n: numberOf(block.id) }));
}

function afterMove(id) {
  const { key, index } = placeOf(state.program, id);
  state.at = { key, index: index + 1 };
}

/* After a removal, the block before is the chosen one. */
function settle({ key, index, blocks }) {
  state.at = { key, index };
  state.chosen = blocks[index - 1]?.id ?? blocks[0]?.id ?? null;
  if (!blocks[index - 1] && blocks[0]) state.at = { key, index: 0 };
}

/* A word or a condition changed inside a block. */
function setWord(block, change) {
  const { id } = block;
  const find = () => blocksIn(state.program).find((one) => one.id === id);
  apply(() => { change(find()); }, () => blockWords(find()));
}

function startOver() {
  apply(() => {
    state.program = readProgram(data.program, data.functions);
    Object.assign(state, { chosen: null, at: { key: "main", index: state.program.main.length } });
  }, () => t(data.program ? "restore" : "clear"));
}

function mark(cell) {
  const isMany = data.report.includes("painted");
  if (state.marks.has(cell)) state.marks.delete(cell);
  else state.marks = new Set(isMany ? [...state.marks, cell] : [cell]);
  publish();
  render();
  say(marksWords());
}

function marksWords() {
  if (!state.marks.size) return t("noMark");
  const cells = [...state.marks].sort().join(", ");
  return state.marks.size > 1 ? t("markedMany", { cells }) : t("marked", { cell: cells });
}
