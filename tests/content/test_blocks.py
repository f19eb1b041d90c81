"""Programs of blocks: read, run, and held to what a challenge offers."""

import pytest

from content.compiler.simulators.blocks import DATA
from content.compiler.simulators.blocks_program import check_condition, read_program
from content.compiler.simulators.blocks_run import end_of, ends, trace_of

ALLEY = {"id": "g1", "name": "Allée", "map": ["..o3G", "##.##"], "start": "A1", "facing": "east"}
GATHER = "until goal\n  while item\n    pick\n  forward\n"


def test_a_program_leads_where_a_robot_would_go() -> None:
    end = end_of(GATHER, ALLEY)
    assert (end["cell"], end["picked"], end["items"], end["facing"]) == ("E1", "4", "", "east")
    assert trace_of("forward\nright\nforward\n", ALLEY) == ["A1", "B1"]
    assert end_of("forward\nright\nforward\n", ALLEY)["cell"] == "wall"
    assert end_of("pick\n", ALLEY)["cell"] == "nothing"


def test_a_program_that_never_ends_is_cut() -> None:
    for program in ("until wall\n  say 1\n", "to f\n  left\n  call f\ncall f\n"):
        assert end_of(program, ALLEY)["cell"] == "endless"
    assert end_of("set n 0\nuntil wall\n  add n 1\n", ALLEY)["cell"] == "endless"


def test_variables_conditions_and_functions_of_ones_own() -> None:
    program = (
        "set n 2\nrepeat n\n  call pas\nif n < 3 and not item or n odd\n  say 7\nelse\n  say n\n"
        "to pas\n  forward\n  paint\n"
    )
    end = end_of(program, ALLEY)
    assert (end["cell"], end["painted"], end["said"]) == ("C1", "B1,C1", "2")


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("avancer\n", "ligne 1"),
        ("repeat 2\n    forward\n", "ligne 2 : retrait"),
        ("else\n  forward\n", "« else » sans « if »"),
        ("if ciel\n  forward\n", "condition inconnue"),
        ("repeat deux trois\n", "n'est pas un bloc"),
        ("repeat 2\n  to f\n", "contre la marge"),
    ],
)
def test_a_slip_is_told_with_its_line(program: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_program(program)


def test_conditions_join_and_deny() -> None:
    check_condition("not wall and n >= 3 or total even")
    with pytest.raises(ValueError, match="inconnue"):
        check_condition("n => 3")


def _data(**more: object) -> DATA:
    blocks = ["forward", "pick", "until", "while"]
    given = {"task": "program", "grids": [ALLEY], "blocks": blocks, "conditions": ["goal", "item"]}
    return DATA.model_validate({**given, "report": ["cell", "picked"], **more})


def _expected(program: str) -> dict[str, tuple[str, ...]]:
    return {key: (value,) for key, value in ends(program, [ALLEY], ["cell", "picked"]).items()}


def test_a_reference_program_must_be_possible_and_right() -> None:
    expect = _expected(GATHER)
    assert list(_data().faults(expect)) == []
    assert list(_data().reference_faults(GATHER, expect)) == []
    assert any(
        "4 blocs, 3 permis" in said for said in _data(max_blocks=3).reference_faults(GATHER, expect)
    )
    assert any(
        "« pick »" in said
        for said in _data(blocks=["forward", "until", "while"]).reference_faults(GATHER, expect)
    )
    assert any(
        "« item »" in said for said in _data(conditions=["goal"]).reference_faults(GATHER, expect)
    )
    assert any(
        "1 fois" not in said and "donne" in said
        for said in _data().reference_faults("until goal\n  forward\n", expect)
    )


def test_keys_never_sent_and_wrong_predictions_are_told() -> None:
    expect = {"cell": ("D1",)}
    data = _data(task="predict", program="forward\n", report=["cell"])
    assert any("« B1 »" in said for said in data.faults(expect))
    assert any("g1_cell" in said for said in _data(report=["cell"]).faults(expect))
