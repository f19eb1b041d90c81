"""Programmes of a few lines to run in one's head, other values for each learner."""

from collections.abc import Callable, Mapping

from content.compiler.variants import Draw, Variant

COLUMNS = "ABCDEFGH"
SIZE = len(COLUMNS)
MOVES = {"la droite": (1, 0), "la gauche": (-1, 0), "le bas": (0, 1), "le haut": (0, -1)}
CELL = 40


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The programme named by the option `ask`."""
    return _PROGRAMMES[str(options["ask"])](draw)


def _grid(draw: Draw) -> Variant:
    """Four moves that stay on the board, across then along, and never come back to the start."""
    start = (draw.integer(0, SIZE - 1), draw.integer(0, SIZE - 1))
    cells, steps = [start], []
    for axis in (0, 1, 0, 1):
        direction, length = _step(draw, cells[-1], axis)
        cells.append(_moved(cells[-1], MOVES[direction], length))
        steps.append(f"Avancer de {length} case{'s' if length > 1 else ''} vers {direction}")
    end = cells[-1]
    if end == start:
        return _grid(draw)
    near = ((end[0] + 1) % SIZE, end[1])
    names = {"depart": start, "arrivee": end, "sans_dernier": cells[3], "voisine": near}
    values = {name: _cell(cell) for name, cell in names.items()}
    values |= {f"pas{number}": step for number, step in enumerate(steps, start=1)}
    values |= {f"etape{number}": _cell(cells[number]) for number in (1, 2, 3)}
    values["arrivee_inverse"] = _cell(end)[::-1]
    return Variant(values=values, files={"grille.svg": _board(start)})


def _step(draw: Draw, cell: tuple[int, int], axis: int) -> tuple[str, int]:
    """A direction along the axis with room for it, and how far to go."""
    rooms = {
        direction: SIZE - 1 - cell[axis] if move[axis] > 0 else cell[axis]
        for direction, move in MOVES.items()
        if move[axis]
    }
    direction = draw.choice([name for name, room in rooms.items() if room])
    return direction, draw.integer(1, min(4, rooms[direction]))


def _moved(cell: tuple[int, int], move: tuple[int, int], length: int) -> tuple[int, int]:
    return cell[0] + move[0] * length, cell[1] + move[1] * length


def _cell(cell: tuple[int, int]) -> str:
    return f"{COLUMNS[cell[0]]}{cell[1] + 1}"


def _board(start: tuple[int, int]) -> bytes:
    side = CELL * (SIZE + 1)
    font = 'font-family="Verdana, DejaVu Sans, sans-serif" font-size="16" text-anchor="middle"'
    size = f'width="{side}" height="{side}" viewBox="0 0 {side} {side}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>',
        f'<rect width="{side}" height="{side}" fill="#f7f8fa"/>',
    ]
    for index in range(SIZE):
        middle = CELL * (index + 1) + CELL // 2
        parts.append(f'<text x="{middle}" y="27" fill="#1f2a37" {font}>{COLUMNS[index]}</text>')
        parts.append(f'<text x="20" y="{middle + 6}" fill="#1f2a37" {font}>{index + 1}</text>')
    parts += [
        f'<rect x="{CELL * (column + 1)}" y="{CELL * (row + 1)}" width="{CELL}" height="{CELL}" '
        'fill="#fff" stroke="#93a1b3"/>'
        for row in range(SIZE)
        for column in range(SIZE)
    ]
    x, y = CELL * (start[0] + 1), CELL * (start[1] + 1)
    parts += [
        f'<rect x="{x + 8}" y="{y + 10}" width="24" height="22" rx="5" fill="#1d4f91"/>',
        f'<circle cx="{x + 15}" cy="{y + 19}" r="3" fill="#fff"/>',
        f'<circle cx="{x + 25}" cy="{y + 19}" r="3" fill="#fff"/>',
        f'<path d="M {x + 20} {y + 10} V {y + 4}" stroke="#1d4f91" stroke-width="3"/>',
        "</svg>",
    ]
    return "\n".join(parts).encode()


def _loop(draw: Draw) -> Variant:
    start, times, step = draw.integer(3, 12), draw.integer(3, 6), draw.integer(2, 9)
    values = {
        "debut": start,
        "fois": times,
        "pas": step,
        "resultat": start + times * step,
        "un_tour": start + step,
        "un_de_moins": start + (times - 1) * step,
        "sans_debut": times * step,
        "tout_multiplie": (start + step) * times,
    }
    return Variant(values={name: str(value) for name, value in values.items()})


def _condition(draw: Draw) -> Variant:
    """Two numbers above the threshold, one equal to it, two below."""
    threshold = draw.integer(7, 15)
    above = draw.sample(range(threshold + 1, threshold + 12), 2)
    below = draw.sample(range(2, threshold), 2)
    numbers = draw.shuffled([*above, threshold, *below])
    others = len(numbers) - len(above)
    values = {
        "liste": ", ".join(map(str, numbers)),
        "seuil": str(threshold),
        "resultat": str(sum(above) + others),
        "somme": str(sum(numbers)),
        "sans_sinon": str(sum(above)),
        "avec_egal": str(sum(above) + threshold + others - 1),
        "combien": str(others),
    }
    return Variant(values=values)


def _variables(draw: Draw) -> Variant:
    first, second, times = draw.integer(1, 9), draw.integer(2, 7), draw.integer(3, 4)
    pairs = [(first, second)]
    for _ in range(times):
        a, b = pairs[-1]
        pairs.append((a + b, b + 1))
    values = {
        "a": str(first),
        "b": str(second),
        "fois": str(times),
        "a_fin": str(pairs[-1][0]),
        "b_fin": str(pairs[-1][1]),
        "a_b_fixe": str(first + times * second),
        "a_ordre_inverse": str(pairs[-1][0] + times),
        "trace": ", ".join(f"({a} ; {b})" for a, b in pairs),
    }
    return Variant(values=values)


_PROGRAMMES: Mapping[str, Callable[[Draw], Variant]] = {
    "grid": _grid,
    "loop": _loop,
    "condition": _condition,
    "variables": _variables,
}
