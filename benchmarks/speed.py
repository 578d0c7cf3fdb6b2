"""How long a film takes from the start of the command to the master, and what it holds meanwhile.

30 s at 720p and 1080p, and 5 min at 640x360; with each master's loudness.
"""

from measured import KEEPER, film_of, options, place, run, table

FILMS = {
    "30 s 1280x720": ("--seconds", "30", "--size", "1280x720"),
    "30 s 1920x1080": ("--seconds", "30", "--size", "1920x1080"),
    "5 min 640x360": ("--seconds", "300", "--size", "640x360"),
}


def main() -> None:
    """Measure and print."""
    parser = options(__doc__ or "")
    parser.add_argument("--only", default="", help="films whose name holds this")
    given = parser.parse_args()
    rows = [_row(given.command, name) for name in FILMS if given.only in name]
    table(rows)


def _row(command: str, name: str) -> dict[str, object]:
    with place() as folder:
        done = run(command, KEEPER, *FILMS[name], "-o", "film.mp4", folder=folder)
        film = film_of(folder / "film.mp4")
    return {
        "film": name,
        "wall s": f"{done.wall:.1f}",
        "CPU s": f"{done.cpu:.1f}",
        "peak MB": f"{done.peak:.0f}",
        "frames": film.frames,
        "seconds": f"{film.seconds:.3f}",
        "LUFS": film.loudness,
        "dBTP": film.true_peak,
    }


if __name__ == "__main__":
    main()
