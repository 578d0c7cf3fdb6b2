"""What is laid over the picture: burnt captions, cards, the logo and the legal line, as values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from longtake.film.asset import Asset
from longtake.film.reading import Caption
from longtake.film.storyboard import Card, Storyboard

CARD_SECONDS: Final = 3
"""How long a card stays, where its page says nothing."""
_FADE: Final = 2
"""A part of a second, over which a card comes and goes."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """Words or a logo over some of the film's frames."""

    kind: str
    """`caption`, `title`, `end`, `legal`, `label` or `logo`."""
    at: int
    frames: int
    text: str = ""
    under: str = ""
    """Smaller, below the text."""
    ground: str = ""
    """A colour `#rrggbb` that hides the picture; empty leaves it seen."""
    asset: Asset | None = None
    corner: str = ""
    """Of a logo: `top-left`, `top-right`, `bottom-left`, `bottom-right`."""
    fades_in: int = 0
    """Frames."""
    fades_out: int = 0


def overlays(
    storyboard: Storyboard, captions: Iterable[Caption], logo: Asset | None, label: str = ""
) -> tuple[Overlay, ...]:
    """Give what is laid over the film, the lowest first; `captions` are those to be burnt in."""
    shown = (Overlay("label", 0, storyboard.frames, label),) if label else ()
    return (*_cards(storyboard), *_logo(storyboard, logo), *_captions(captions), *shown)


def _cards(storyboard: Storyboard) -> Iterator[Overlay]:
    whole, fade = storyboard.frames, int(storyboard.rate / _FADE)
    title, end, usual = storyboard.title_card, storyboard.end_card, _usual(storyboard)
    if title is not None:
        yield replace(_card("title", title, 0, min(title.frames or usual, whole)), fades_out=fade)
    if end is not None:
        frames = min(end.frames or usual, whole)
        yield replace(_card("end", end, whole - frames, frames), fades_in=fade)
    if storyboard.legal:
        frames = min((end.frames if end else None) or usual, whole)
        yield Overlay("legal", whole - frames, frames, storyboard.legal, fades_in=fade)


def _logo(storyboard: Storyboard, logo: Asset | None) -> Iterator[Overlay]:
    wanted, end = storyboard.logo, storyboard.end_card
    if wanted is None or logo is None:
        return
    whole, fade = storyboard.frames, int(storyboard.rate / _FADE)
    if wanted.when == "always":
        yield Overlay("logo", 0, whole, asset=logo, corner=wanted.corner)
        return
    frames = min((end.frames if end else None) or _usual(storyboard), whole)
    yield Overlay("logo", whole - frames, frames, asset=logo, corner=wanted.corner, fades_in=fade)


def _captions(captions: Iterable[Caption]) -> Iterator[Overlay]:
    for caption in captions:
        yield Overlay("caption", caption.at, caption.frames, caption.text)


def _card(kind: str, card: Card, at: int, frames: int) -> Overlay:
    return Overlay(kind, at, frames, card.text, card.under, card.ground)


def _usual(storyboard: Storyboard) -> int:
    return int(CARD_SECONDS * storyboard.rate)


def overlaid(storyboard: Storyboard, *, captions: str) -> tuple[str, ...]:
    """Give every text that will be seen in the picture."""
    cards = [card for card in (storyboard.title_card, storyboard.end_card) if card is not None]
    lines = [shot.line.text for shot in storyboard.shots if shot.line is not None]
    texts = [text for card in cards for text in (card.text, card.under)]
    return tuple(filter(None, (*texts, storyboard.legal, *(lines if captions == "burn" else ()))))
