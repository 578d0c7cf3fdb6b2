"""Lay a film's shots out on one picture: `contact_sheet.py films/TITLE out.jpg`."""

import sys
from pathlib import Path

from PIL import Image

from longtake.media.frames import frame
from longtake.media.pictures import contact_sheet
from longtake.storage.folder import FilmFolder

WIDTH = 1080
COLUMNS = 3


def main(folder: Path, out: Path) -> None:
    """Take each shot's middle picture from the master."""
    board = FilmFolder(folder).read_storyboard(None)
    if board is None:
        message = f"{folder} holds no storyboard.yaml"
        raise SystemExit(message)
    starts = board.starts()
    shots = [(shot, starts[shot.id] + shot.frames // 2) for shot in board.shots]
    pictures = [frame(folder / "film.mp4", at) for _, at in shots]
    labels = [f"{shot.id}  {shot.keyframe}" for shot, _ in shots]
    sheet = contact_sheet(pictures, labels, columns=COLUMNS, width=WIDTH)
    Image.fromarray(sheet).save(out, quality=82, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
