"""How much CPU `longtake --help` takes: the best of ten."""

from measured import options, place, run, table


def main() -> None:
    """Measure and print."""
    command = options(__doc__ or "").parse_args().command
    with place() as folder:
        runs = [run(command, "--help", folder=folder) for _ in range(10)]
    ranked = sorted(runs, key=lambda each: each.cpu)
    rows = [
        {"longtake --help": name, "CPU s": f"{each.cpu:.3f}", "wall s": f"{each.wall:.3f}"}
        for name, each in (("best of 10", ranked[0]), ("median", ranked[5]))
    ]
    table(rows)


if __name__ == "__main__":
    main()
