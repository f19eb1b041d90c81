/* Programs: read from their indented text, written back, walked through. Twin of blocks_program.py. */
"use strict";

const HOLDERS = new Set(["repeat", "while", "until", "if", "else", "to"]);
const CONDITIONED = new Set(["while", "until", "if"]);
let lastBlock = 0;

function newBlock(name, words = [], condition = "") {
  lastBlock += 1;
  return { id: `b${lastBlock}`, do: name, words, condition, body: [], orelse: null };
}

/* {main: [...], functions: {name: [...]}}; data are checked by the compiler, so nothing is refused here. */
function readProgram(text, names = []) {
  const program = { main: [], functions: Object.fromEntries(names.map((name) => [name, []])) };
  const lists = [program.main];
  for (const line of String(text ?? "").split("\n")) {
    if (!line.trim()) continue;
    const depth = (line.length - line.trimStart().length) / 2;
    const [name, ...rest] = line.trim().split(/\s+/);
    lists.length = depth + 1;
    const siblings = lists[depth];
    if (name === "to") {
      program.functions[rest[0]] = [];
      lists.push(program.functions[rest[0]]);
    } else if (name === "else") {
      siblings.at(-1).orelse = [];
      lists.push(siblings.at(-1).orelse);
    } else {
      const block = CONDITIONED.has(name) ? newBlock(name, [], rest.join(" ")) : newBlock(name, rest);
      siblings.push(block);
      if (HOLDERS.has(name)) lists.push(block.body);
    }
  }
  return program;
}

function listText(blocks, depth = 0) {
  const margin = "  ".repeat(depth);
  return blocks.map((block) =>
    `${margin}${[block.do, ...block.words, block.condition].filter(Boolean).join(" ")}\n${listText(block.body, depth + 1)}`
    + (block.orelse ? `${margin}else\n${listText(block.orelse, depth + 1)}` : "")).join("");
}

function programText(program) {
  return listText(program.main)
    + Object.entries(program.functions).map(([name, body]) => (body.length ? `to ${name}\n${listText(body, 1)}` : "")).join("");
}

/* Every list of blocks by its key: "main", "to:name", "b3.body", "b3.orelse". */
function* listsOf(program) {
  function* inside(key, blocks) {
    yield { key, blocks };
    for (const block of blocks) {
      if (HOLDERS.has(block.do)) yield* inside(`${block.id}.body`, block.body);
      if (block.orelse) yield* inside(`${block.id}.orelse`, block.orelse);
    }
  }
  yield* inside("main", program.main);
  for (const [name, body] of Object.entries(program.functions)) yield* inside(`to:${name}`, body);
}

function listNamed(program, key) {
  return [...listsOf(program)].find((list) => list.key === key)?.blocks;
}

function blocksIn(program) {
  return [...listsOf(program)].flatMap(({ blocks }) => blocks);
}

/* In the order people read: a block, then what is inside. */
function inOrder(blocks) {
  return blocks.flatMap((block) => [block, ...inOrder(block.body), ...inOrder(block.orelse ?? [])]);
}

function placeOf(program, id) {
  for (const { key, blocks } of listsOf(program)) {
    const index = blocks.findIndex((block) => block.id === id);
    if (index >= 0) return { key, index, blocks };
  }
  return null;
}

function copyOf(block) {
  return { ...newBlock(block.do, [...block.words], block.condition), body: block.body.map(copyOf), orelse: block.orelse?.map(copyOf) ?? null };
}

/* One place up or down, in and out of the blocks it meets; false at the end of the way. */
function shift(program, id, step) {
  const { key, index, blocks } = placeOf(program, id);
  const [block] = blocks.splice(index, 1);
  const next = blocks[step < 0 ? index - 1 : index];
  if (next && HOLDERS.has(next.do)) {
    if (step < 0) (next.orelse ?? next.body).push(block);
    else next.body.unshift(block);
    return true;
  }
  if (next) {
    blocks.splice(index + step, 0, block);
    return true;
  }
  const [owner, side] = key.split(".");
  if (side) {
    const parent = placeOf(program, owner);
    const holder = parent.blocks[parent.index];
    if (side === "orelse" && step < 0) holder.body.push(block);
    else if (side === "body" && step > 0 && holder.orelse) holder.orelse.unshift(block);
    else parent.blocks.splice(parent.index + (step > 0 ? 1 : 0), 0, block);
    return true;
  }
  blocks.splice(index, 0, block);
  return false;
}
