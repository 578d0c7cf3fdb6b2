"""A film with takes and their blobs, to be laid."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from longtake.film.asset import Asset
from longtake.film.brief import Brief
from longtake.film.film import Film
from longtake.film.limits import Lengths, Limits
from longtake.film.storyboard import CastMember, Line, Look, Scene, Shot, Storyboard
from longtake.film.take import Take
from longtake.film.work import Crew, Drawing, Means, Plan, Rendering, Task, lay_out

BOARD = Storyboard(
    "Anna & <b>Ben</b>",
    (
        Scene("1", (Shot("1A", 60, action="Anna waits", cast=("Anna",)),), place="coast"),
        Scene("2", (Shot("2A", 240, line=Line("Come <in>.", "Anna"), beat="hero_shot"),)),
    ),
    look=Look("ink", ("#203040", "red; x")),
    cast=(CastMember("Anna", description="tall"),),
)
FILM = Film("f1", Brief("Anna waits"), storyboard=BOARD)
CREW = Crew(
    image=Means("acme:draw", 1),
    video=Means("acme:fast", 1, limits=Limits(Lengths(longest=120))),
    music=Means("acme:tune", 1),
)


class Kept:
    """Blobs in a folder, by their digest."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir()

    def keep(self, content: str, media_type: str) -> Asset:
        """Keep a blob."""
        asset = Asset(content.encode().hex().ljust(64, "0")[:64], media_type)
        self.path(asset).write_text(content)
        return asset

    def path(self, asset: Asset) -> Path:
        """Give a blob's file."""
        return self.root / asset.digest


def made(kept: Kept, film: Film = FILM, crew: Crew = CREW) -> tuple[Film, Plan]:
    """Give the film with a take of everything that its plan wants, and a master."""
    while missing := lay_out(film, crew).missing:
        for work in missing:
            if work.key is not None:
                film = film.with_take(_take(kept, film, work.of, work.key, work.task))
    master = Take("master", 1, "m", "house", kept.keep("master", "video/mp4"), frames=300)
    film = film.with_take(master)
    return film, lay_out(film, crew)


def _take(kept: Kept, film: Film, of: str, key: str, task: Task) -> Take:
    kinds = {Drawing: "image/png", Rendering: "video/mp4"}
    number = 1 + sum(1 for take in film.takes if take.of == of)
    asset = kept.keep(f"{of} take {number}", kinds.get(type(task), "audio/flac"))
    return Take(of, number, key, "acme:fast", asset, frames=120, charge=Decimal("0.25"))


def retaken(kept: Kept, film: Film, shot: str) -> tuple[Film, Plan]:
    """Give the film with another seed for a shot, made again."""
    board = film.board
    scenes = tuple(
        replace(
            scene,
            shots=tuple(replace(each, seed=9) if each.id == shot else each for each in scene.shots),
        )
        for scene in board.scenes
    )
    return made(kept, replace(film, storyboard=replace(board, scenes=scenes)))


def sounding(film: Film, crew: Crew = CREW) -> tuple[Film, Plan]:
    """Give the film with clips that came with sound of their own."""
    takes = (replace(take, samples=240_000) if "." in take.of else take for take in film.takes)
    film = replace(film, takes=tuple(takes))
    return film, lay_out(film, crew)
