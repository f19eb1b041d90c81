/* Runs a program on a grid, one block at a time. Twin of blocks_run.py: both must say the same. */
"use strict";

const MOST_STEPS = 5000;
const DEEPEST_CALL = 100;
const FACINGS = ["north", "east", "south", "west"];
const MOVES = [[0, -1], [1, 0], [0, 1], [-1, 0]];
const COMPARISON = /^([\p{L}_][\p{L}\p{N}_]*) (<=|>=|!=|<|>|=) (-?\d+|[\p{L}_][\p{L}\p{N}_]*)$/u;
const PARITY = /^(\S+) (even|odd)$/;
const COMPARE = {
  "<": (a, b) => a < b, ">": (a, b) => a > b, "=": (a, b) => a === b,
  "<=": (a, b) => a <= b, ">=": (a, b) => a >= b, "!=": (a, b) => a !== b,
};

class Halt extends Error {}

const cellName = ([x, y]) => `${String.fromCharCode(65 + x)}${y + 1}`;
const cellOf = (name) => [name.charCodeAt(0) - 65, Number(name.slice(1)) - 1];

class World {
  constructor(grid) {
    this.rows = grid.map;
    this.at = cellOf(grid.start);
    this.turn = FACINGS.indexOf(grid.facing ?? "east");
    this.items = new Map();
    this.painted = new Set();
    this.trail = new Set([grid.start]);
    this.picked = 0;
    this.said = [];
    this.variables = new Map();
    grid.map.forEach((row, y) => [...row].forEach((sign, x) => {
      if (/[oH2-9]/.test(sign)) this.items.set(cellName([x, y]), Number(sign) || 1);
      if (sign === "p") this.painted.add(cellName([x, y]));
    }));
  }

  get here() {
    return cellName(this.at);
  }

  sign([x, y]) {
    return this.rows[y]?.[x] ?? "#";
  }

  beside(turn = 0) {
    const [dx, dy] = MOVES[(this.turn + turn) % 4];
    return [this.at[0] + dx, this.at[1] + dy];
  }

  senses(sensor) {
    if (/^(free|wall)/.test(sensor)) {
      const turn = { left: 3, right: 1 }[sensor.split("_")[1]] ?? 0;
      return (this.sign(this.beside(turn)) === "#") === sensor.startsWith("wall");
    }
    return {
      item: () => (this.items.get(this.here) ?? 0) > 0,
      painted: () => this.painted.has(this.here),
      goal: () => "GH".includes(this.sign(this.at)),
      carrying: () => this.picked > 0,
    }[sensor]?.() ?? false;
  }

  value(word) {
    return /^-?\d+$/.test(word) ? Number(word) : (this.variables.get(word) ?? 0);
  }

  holds(condition) {
    return condition.split(" or ").some((either) => either.split(" and ").every((part) => this.is(part)));
  }

  is(part) {
    if (part.startsWith("not ")) return !this.is(part.slice(4));
    const compared = COMPARISON.exec(part);
    if (compared) return COMPARE[compared[2]](this.value(compared[1]), this.value(compared[3]));
    const parity = PARITY.exec(part);
    return parity ? (this.value(parity[1]) % 2 === 0) === (parity[2] === "even") : this.senses(part);
  }

  aspects() {
    const left = [...this.items].filter(([, n]) => n).map(([cell, n]) => (n > 1 ? `${cell}*${n}` : cell));
    return {
      cell: this.here,
      facing: FACINGS[this.turn],
      items: left.sort().join(","),
      picked: String(this.picked),
      painted: [...this.painted].sort().join(","),
      said: this.said.join("/"),
    };
  }
}

const SIMPLE = {
  forward(world) {
    const ahead = world.beside();
    if (world.sign(ahead) === "#") throw new Halt("wall");
    world.at = ahead;
    world.trail.add(world.here);
  },
  left: (world) => { world.turn = (world.turn + 3) % 4; },
  right: (world) => { world.turn = (world.turn + 1) % 4; },
  pick(world) {
    const there = world.items.get(world.here) ?? 0;
    if (!there) throw new Halt("nothing");
    world.items.set(world.here, there - 1);
    world.picked += 1;
  },
  drop(world) {
    if (!world.picked) throw new Halt("nothing");
    world.items.set(world.here, (world.items.get(world.here) ?? 0) + 1);
    world.picked -= 1;
  },
  paint: (world) => { world.painted.add(world.here); },
  set: (world, [name, word]) => { world.variables.set(name, world.value(word)); },
  add: (world, [name, word]) => { world.variables.set(name, world.value(name) + world.value(word)); },
  say: (world, [word]) => { world.said.push(world.value(word)); },
};

/* Yields each block just before it is done; throws Halt when the program cannot go on. */
function* running(program, world) {
  let steps = 0;
  let depth = 0;
  const count = () => {
    steps += 1;
    if (steps > MOST_STEPS) throw new Halt("endless");
  };
  function* all(blocks) {
    for (const block of blocks) {
      count();
      yield block;
      yield* one(block);
    }
  }
  function* one(block) {
    if (SIMPLE[block.do]) return SIMPLE[block.do](world, block.words);
    if (block.do === "repeat") {
      for (let left = world.value(block.words[0]); left > 0; left -= 1) {
        count();
        yield* all(block.body);
      }
    } else if (block.do === "if") {
      yield* all(world.holds(block.condition) ? block.body : (block.orelse ?? []));
    } else if (block.do === "call") {
      if (depth >= DEEPEST_CALL) throw new Halt("endless");
      depth += 1;
      yield* all(program.functions[block.words[0]] ?? []);
      depth -= 1;
    } else {
      while (world.holds(block.condition) === (block.do === "while")) {
        count();
        yield* all(block.body);
      }
    }
  }
  yield* all(program.main);
}

const ASPECTS = ["cell", "facing", "items", "picked", "painted", "said"];

/* Every aspect of where the program ends, or the reason why it does not end well. */
function endOf(program, grid) {
  const world = new World(grid);
  try {
    for (const block of running(program, world)) void block;
  } catch (error) {
    if (!(error instanceof Halt)) throw error;
    return Object.fromEntries(ASPECTS.map((aspect) => [aspect, error.message]));
  }
  return world.aspects();
}
