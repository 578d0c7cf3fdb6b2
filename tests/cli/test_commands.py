"""The commands through the real studio, up to where rendering would begin."""

import pytest
from terminal import Terminal

from longtake.capabilities.errors import Unusable

KEEPER = "A lighthouse keeper finds a message in a bottle and sails out at night to answer it"


def test_a_new_home_has_no_films_and_says_what_to_do(terminal: Terminal) -> None:
    """An empty list is an answer; a status needs a film."""
    assert terminal("list") == []
    with pytest.raises(Unusable, match="there is no film yet"):
        terminal("status")


def test_sketch_is_there_without_a_key(terminal: Terminal) -> None:
    """It plans, draws, animates and composes."""
    rows = {row["name"]: row for row in terminal("providers")}
    assert rows["sketch"]["ready"] is True
    parts = {row["capability"] for row in terminal("models") if row["ready"]}
    assert {"planner", "image", "video", "music"} <= parts


def test_a_sound_installation_has_nothing_to_put_right(terminal: Terminal) -> None:
    """Every finding is well."""
    findings = terminal("doctor")
    assert findings
    assert all(finding["ok"] for finding in findings)


def test_a_plan_lays_a_folder_that_can_be_edited_and_quoted(terminal: Terminal) -> None:
    """The last event says where; the price of a sketched film is nothing."""
    said = terminal("plan", KEEPER, "--seconds", "20", "--size", "320x180")
    [board] = [line for line in said if line.get("event") == "storyboard.ready"]
    [total] = [line for line in said if line.get("row") == "total"]
    assert board["seconds"] == 20
    assert board["size"] == "320x180"
    assert total["high"] == "0"
    [folder] = (terminal.folder / "films").iterdir()
    assert said[-1]["event"] == "run.ended"
    assert said[-1]["folder"] == str(folder)
    assert (folder / "storyboard.yaml").is_file()
    assert terminal("quote", str(folder))[-1]["make"] == total["make"]
    assert terminal("diff", str(folder))[-1]["reuse"] == 0


def test_the_same_prompt_gets_a_folder_of_its_own(terminal: Terminal) -> None:
    """No film is written over another."""
    for _ in range(2):
        terminal("plan", KEEPER, "--seconds", "10")
    assert len(list((terminal.folder / "films").iterdir())) == 2
    films = terminal("list")
    assert len(films) == 2
    assert len({film["folder"] for film in films}) == 2


def test_a_dry_run_renders_nothing(terminal: Terminal) -> None:
    """It plans and quotes."""
    said = terminal(KEEPER, "--seconds", "10", "--dry-run")
    assert said[-2]["row"] == "total"
    assert not [line for line in said if line.get("event") == "work.began"]
    assert terminal("status")[0]["takes"] == 0


def test_a_film_is_never_begun_where_one_lies(terminal: Terminal) -> None:
    """The folder stays as it was, and the way on is said; a prompt that names it likewise."""
    terminal("plan", KEEPER, "--seconds", "10", "--dir", "keeper")
    before = (terminal.folder / "keeper" / "storyboard.yaml").read_text()
    for typed in (["A cat", "--dir", "keeper"], ["keeper"]):
        with pytest.raises(Unusable, match="go on with it: longtake render keeper"):
            terminal("make", *typed)
    assert (terminal.folder / "keeper" / "storyboard.yaml").read_text() == before


def test_a_film_is_found_by_folder_id_or_the_beginning_of_one(terminal: Terminal) -> None:
    """And from inside its folder by nothing at all."""
    terminal("plan", KEEPER, "--seconds", "10", "--dir", "keeper")
    [film] = terminal("list")
    for name in ("keeper", film["id"], film["id"][:12], ""):
        said = terminal("status", *([name] if name else []))
        assert said[0]["film"] == film["id"]


@pytest.mark.parametrize(
    "command",
    [
        "render",
        "quote",
        "draw",
        "animatic",
        "diff",
        "status",
        "ledger",
        "approve",
        "pause",
        "cancel",
    ],
)
def test_what_is_no_film_is_named(terminal: Terminal, command: str) -> None:
    """A folder of something else, or a word that is no id."""
    (terminal.folder / "photos").mkdir()
    for name in ("photos", "nowhere"):
        with pytest.raises(Unusable, match=name):
            terminal(command, name)


def test_a_broken_storyboard_is_named_with_line_and_column(terminal: Terminal) -> None:
    """And it is left as the person wrote it."""
    terminal("plan", KEEPER, "--seconds", "10", "--dir", "keeper")
    page = terminal.folder / "keeper" / "storyboard.yaml"
    page.write_text("title: [unclosed\nscenes: {\n")
    with pytest.raises(Unusable, match="line"):
        terminal("render", "keeper")
    assert page.read_text() == "title: [unclosed\nscenes: {\n"


def test_a_brief_from_a_file_is_a_film_of_its_own(terminal: Terminal) -> None:
    """Options change it."""
    terminal("plan", KEEPER, "--seconds", "10", "--size", "320x180", "--dir", "keeper")
    said = terminal("plan", "--brief", "keeper/brief.yaml", "--seconds", "15", "--dir", "longer")
    [board] = [line for line in said if line.get("event") == "storyboard.ready"]
    assert board["seconds"] == 15
    assert board["size"] == "320x180"
    assert len(terminal("list")) == 2


@pytest.mark.parametrize(
    "typed",
    [
        ["--video", "acmee:fast"],
        ["--image", "sketch:oils"],
        ["--ref", "keeper=broken.png"],
        ["--archetype", "no such story"],
        ["--beats", "no such beat"],
    ],
)
def test_what_does_not_exist_is_refused_before_anything_is_made(
    terminal: Terminal, typed: list[str]
) -> None:
    """Models, pictures, archetypes and beats are known before work begins."""
    (terminal.folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nbroken")
    with pytest.raises(Unusable):
        terminal("plan", KEEPER, "--dir", "keeper", *typed)


def test_retakes_and_selects_name_what_is_there(terminal: Terminal) -> None:
    """A shot that is not in the film, a take that was never made."""
    terminal("plan", KEEPER, "--seconds", "10", "--dir", "keeper")
    with pytest.raises(Unusable, match="9Z"):
        terminal("retake", "keeper", "9Z")
    with pytest.raises(Unusable, match="take 3"):
        terminal("select", "keeper", "1A", "3")
