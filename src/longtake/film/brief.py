"""The brief: what the user asks for, before anybody has planned anything."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from longtake.film.asset import Asset
from longtake.film.edition import Edition
from longtake.film.picture import Size
from longtake.film.sound import Sound

MODES: Final = ("auto", "keyframe", "chain", "storyboard", "text")
JOINING: Final = ("auto", "plain")
"""Whether seams between clips that go on from one another are mended."""
AGAIN: Final = ("stills", "takes", "music", "lines")
"""Steps of a film that can be gone on from anew."""
APPROVALS: Final = ("storyboard", "stills")
LINKS: Final = ("auto", "first", "previous", "none")
"""Which earlier keyframes go along when one is drawn (`film.link`)."""
LOGO: Final = "logo"
"""The role of the picture that is laid over the film."""
LONGEST_PROMPT: Final = 20_000
"""Characters of a prompt; about four times what a planner's model reads with care."""
LONGEST: Final = Fraction(3600)
"""Seconds of the longest film that one run makes."""
SHORTEST: Final = Fraction(1)


@dataclass(frozen=True, slots=True)
class Reference:
    """A picture that shows how somebody or something looks."""

    role: str
    """A cast name, or `product`, `character`, `logo`, `place`, `style`."""
    asset: Asset

    @property
    def is_logo(self) -> bool:
        """Say whether it is the logo's."""
        return self.role.lower() == LOGO


@dataclass(frozen=True, slots=True)
class Casting:
    """Which `provider:model` does each part; empty leaves the choice to Longtake."""

    planner: str = ""
    image: str = ""
    video: str = ""
    music: str = ""
    voice: str = ""
    effect: str = ""
    fallbacks: tuple[str, ...] = ()
    """Who is asked next, in order, where a model will not or cannot: of pictures and takes."""


PARTS: Final = ("planner", "image", "video", "music", "voice", "effect")
"""The parts of a `Casting`."""


@dataclass(frozen=True, slots=True)
class Brief:
    """One film as it is asked for; what is None is read from the prompt or chosen."""

    prompt: str
    seconds: Fraction | None = None
    size: Size | None = None
    rate: Fraction | None = None
    style: str = ""
    script: str = ""
    """A script or shot list whose words stay as they are."""
    references: tuple[Reference, ...] = ()
    archetype: str = ""
    beats: tuple[str, ...] = ()
    language: str = ""
    mode: str = "auto"
    link: str = "auto"
    """One of `LINKS`; `auto` is `first` where the picture model looks at pictures, else `none`."""
    seed: int = 0
    music: str = ""
    """A wish for the music in words; empty leaves it to the planner."""
    clean: bool = False
    """True leaves the slate strip out of sketched pictures."""
    label: str = ""
    """Words in a corner of the picture from beginning to end: `Made with AI`."""
    joins: str = "auto"
    """`auto` mends seams that show; `plain` leaves every clip as it was rendered."""
    casting: Casting = field(default_factory=Casting)
    budget: Decimal | None = None
    """US dollars that the film may cost in all."""
    again: tuple[str, ...] = ()
    """Steps that were asked for anew, one for each time: `stills`, `takes`, `music`, `lines`."""
    editions: tuple[Edition, ...] = ()
    """What is made of the film besides its master."""
    approve: tuple[str, ...] = ()
    """Where a run waits for somebody to look: `storyboard`, `stills`."""
    approve_over: Decimal | None = None
    """US dollars above which a run waits before it renders."""
    sound: Sound = field(default_factory=Sound)
    captions: str = "file"
    """Where the lines' words are read (`sound.CAPTIONS`)."""

    @property
    def logo(self) -> Asset | None:
        """The picture that is laid over the film, and never drawn."""
        return next((each.asset for each in self.references if each.is_logo), None)

    @property
    def drawn(self) -> "Brief":
        """The brief with only those reference pictures that say how something is drawn."""
        return replace(self, references=tuple(each for each in self.references if not each.is_logo))
