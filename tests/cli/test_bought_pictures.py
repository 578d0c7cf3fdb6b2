"""Pictures that are bought by the command over HTTP: linked for identity, and changed by a mask."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

import pytest
from terminal import Terminal

from longtake.film.picture import Size
from longtake.media.colour import Rgb
from longtake.media.pictures import read_picture, write_png
from longtake.testing.fakes.beside import beside
from longtake.testing.fakes.bfl import BFL
from longtake.testing.fakes.counter import Fake
from longtake.testing.fakes.google import Google
from longtake.testing.fakes.openai import OpenAI
from longtake.testing.fakes.stability import Stability
from longtake.testing.stock import flat

KEEPER = "An old keeper in a yellow raincoat walks along the harbour to the lighthouse"
SMALL = ("--seconds", "2", "--size", "128x72", "--fps", "8", "--mode", "storyboard")
SKETCHED = ("--planner", "sketch", "--video", "sketch", "--music", "sketch")


@contextmanager
def customer(fake: Fake, patch: pytest.MonkeyPatch) -> Iterator[Fake]:
    """Have the environment say where the fake sells, and that nobody has to wait for it."""
    with beside(fake) as environment:
        for name, value in environment.items():
            patch.setenv(name, value)
        patch.setenv("LONGTAKE_POLICY", '{"poll": 0.02, "pause": 0.02}')
        yield fake


def planned(terminal: Terminal, image: str) -> None:
    """Plan a film of two shots of one keeper."""
    terminal("plan", KEEPER, *SMALL, *SKETCHED, "--image", image, "--dir", "film", "--clean")


def charged(terminal: Terminal) -> Decimal:
    """Give what the film's ledger says that it cost."""
    rows = [row for row in terminal("ledger", "film") if row["row"] == "purchase"]
    assert {row["state"] for row in rows} == {"settled"}
    return sum((Decimal(row["charge"]) for row in rows), Decimal(0))


def mask(terminal: Terminal) -> str:
    """Give a mask that is white on its right."""
    grey = flat("black", Size(128, 72))[..., 0] * 0
    grey[:, 64:] = 255
    (terminal.folder / "mask.png").write_bytes(write_png(grey))
    return "mask.png"


def still(terminal: Terminal) -> Rgb:
    """Give the second shot's keyframe as it lies in the folder."""
    return read_picture((terminal.folder / "film/keyframes/1B.png").read_bytes())


@pytest.mark.parametrize(
    ("fake", "image", "given"),
    [
        (OpenAI, "openai:gpt-image-2.5-flare", ("edit", "mask")),
        (Google, "google:gemini-3.1-flash-image", ("reference",)),
        (BFL, "bfl:flux-2-pro", ("reference",)),
    ],
)
def test_stills_look_at_the_first_one_and_a_retouch_is_bought_once(
    fake: type[Fake],
    image: str,
    given: tuple[str, ...],
    terminal: Terminal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """By each vendor's wire; what is on the bill is what the ledger says."""
    masks = "mask" in given
    with customer(fake(), monkeypatch) as vendor:
        planned(terminal, image)
        terminal("draw", "film", "--yes")
        assert [len(wish.pictures) for wish in vendor.shop.asked] == [0, 1]
        assert "looks just as in the earlier picture" in vendor.shop.asked[-1].prompt
        before = still(terminal)
        change = ["--prompt", "the raincoat is red", *(["--mask", mask(terminal)] if masks else [])]
        assert terminal.types("retouch", "film", "1B", "--yes", *change).made == ["1B"]
        asked = vendor.shop.asked[-1]
        assert asked.pictures == given
        assert "Change: the raincoat is red." in asked.prompt
        after = still(terminal)
        assert (after[:, 64:] != before[:, 64:]).any()
        assert (after[:, :64] == before[:, :64]).all() == masks
        there = [row["of"] for row in terminal("diff", "film")[:-1] if row["reused"]]
        assert there == ["1A", "1B"]
        assert len(vendor.shop.bill) == 3
        assert charged(terminal) == vendor.shop.owed


def test_what_a_model_cannot_do_is_told_with_those_that_can(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is bought: a mask, a change, an earlier picture."""
    with customer(Google(), monkeypatch) as google, customer(Stability(), monkeypatch) as stability:
        planned(terminal, "google")
        undrawn = terminal.types("retouch", "film", "1B", "--prompt", "it snows", "--yes")
        assert "is not drawn yet, or is stale; draw it first" in undrawn.complaint
        terminal("draw", "film", "--yes")
        bought = len(google.shop.bill)
        change = ("retouch", "film", "1B", "--yes", "--prompt", "it snows")
        masked = terminal.types(*change, "--mask", mask(terminal))
        assert "google:gemini-3.1-flash-image takes no mask; models that do: " in masked.complaint
        assert "openai:gpt-image-2.5-flare" in masked.complaint
        plain = terminal.types(*change, "--image", "stability:core")
        assert "changes no picture that it is given; models that do: stability:" in plain.complaint
        linked = ("plan", KEEPER, *SKETCHED, "--image", "stability:core", "--link", "previous")
        refused = terminal.types(*linked)
        assert "--link previous: stability:core takes no reference pictures" in refused.complaint
        sketched = terminal.types("plan", KEEPER, "--image", "sketch", "--link", "first")
        assert "sketch:draw draws by the words alone; models that do: " in sketched.complaint
        assert {each.code for each in (undrawn, masked, plain, refused, sketched)} == {2}
        assert (len(google.shop.bill), len(stability.shop.bill)) == (bought, 0)
