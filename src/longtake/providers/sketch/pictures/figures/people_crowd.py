"""The back ranks of a crowd: heads and shoulders, plainer and paler with every rank."""

from longtake.providers.sketch.pictures.figures.drawing import ellipse, group, n, path, pick, share
from longtake.providers.sketch.pictures.figures.people_wardrobe import SKINS
from longtake.providers.sketch.pictures.palette import Palette, faded, mix, seen
from longtake.providers.sketch.staging import Figure

_COATS = ("#8e4a3f", "#3a5a7c", "#5f7a5a", "#b98a4a", "#5a5070", "#3f6f70", "#7a5a48", "#a8a092",
          "#4a4f5c", "#94586a")  # fmt: skip
_HAIR = ("#2a2226", "#4a3026", "#7a4a2c", "#b08a52", "#8f8f94", "#33262a")
_SHOULDERS = (
    "M-21,0C-23,-40 -24,-70 -21,-84C-19,-94 -9,-98 -5,-100L6,-100C10,-98 19,-94 20,-84"
    "C23,-70 22,-40 21,0Z"
)
_ARM = "M6,-100C10,-98 19,-94 20,-84C23,-70 22,-40 21,0L6,0C10,-40 10,-80 6,-100Z"


def back_ranks(figure: Figure, palette: Palette) -> tuple[str, float, float]:
    """Three ranks, farthest first, with their width and height in centimetres."""
    ranks = ((12, 50, 0.76, 74, 0.38), (10, 58, 0.86, 46, 0.22), (8, 66, 0.95, 20, 0.08))
    svg = "".join(
        _onlooker(figure, palette, 100 * r + i, ((i - (many - 1) / 2) * step, -rise), size, air)
        for r, (many, step, size, rise, air) in enumerate(ranks)
        for i in range(many)
    )
    return svg, 12 * 52.0, 236.0


def _onlooker(  # noqa: PLR0913, PLR0917 - who, where, how large, behind how much air
    figure: Figure,
    palette: Palette,
    number: int,
    place: tuple[float, float],
    size: float,
    air: float,
) -> str:
    who = f"onlooker {number}"

    def colour(options: tuple[str, ...], salt: str) -> str:
        return faded(seen(pick(figure, options, salt=f"{who} {salt}"), palette), palette, air)

    coat, skin, hair = colour(_COATS, "coat"), colour(SKINS, "skin"), colour(_HAIR, "hair")
    x = place[0] + (share(figure, salt=f"{who} x") - 0.5) * 16
    tall = size * (0.92 + 0.14 * share(figure, salt=f"{who} tall"))
    dark = mix(coat, palette.shade, 0.35)
    long = share(figure, salt=f"{who} cut") > 0.6
    crown = (
        "M-10,-104C-13,-116 -10,-134 0,-134C11,-134 12,-118 10,-104L6,-108C8,-118 "
        "4,-124 -2,-124C-7,-122 -8,-114 -7,-104Z"
        if long
        else "M-9,-116C-11,-128 -6,-134 0.6,-134C8,-134 11,-128 9.4,-118C6,-124 -2,-126 -6,-122Z"
    )
    return group(
        path("M-19,0L-16,60L-2,60L0,8L3,60L16,60L19,0Z", mix(dark, palette.line, 0.35)),
        path(_SHOULDERS, coat),
        path(_ARM, dark, opacity=0.8),
        path("M-4,-98L-4,-108L5,-108L5,-98Z", mix(skin, palette.shade, 0.3)),
        ellipse((0.4, -116), 8.4, 11.4, skin),
        path(
            "M4,-126C9,-122 9,-110 3,-104.6C8,-106 9.4,-118 8,-124Z", mix(skin, palette.shade, 0.3)
        ),
        path(crown, hair),
        transform=f"translate({n(x)},{n(place[1] - 60 * tall)}) scale({tall:.3f})",
    )
