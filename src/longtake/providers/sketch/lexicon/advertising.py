"""How adverts are asked for: what asks, where the product stands, and what ends its name."""

# ruff: noqa: E501, RUF001 - tables of words read best as text

import re
from typing import Final

ADVERT: Final = re.compile(
    r"\b(?:ads?|adverts?|advertisements?|advertising|advertise|commercials?|promos?|promotional|"
    r"product (?:video|film|launch|shot|reveal|demo|teaser|trailer)|brand (?:film|video|story)|ad campaign|"
    r"launch (?:film|video|spot|trailer|campaign)|launch of (?:our|the|a) new|unboxing|"
    r"(?:tv|second|sec|s|radio|product|brand|image) spots?|spots? (?:for|about)|teaser for (?:our|a|the) new|"
    r"werbung|werbespots?|werbefilm|werbeclip|reklame|publicité|spot publicitaire|pub (?:pour|de|d)|"
    r"anuncio|comercial|publicidad|pubblicità|spot pubblicitario|spot per|anúncio|propaganda|reclame)\b|"
    r"\bреклам|コマーシャル|広告|CM\b|CMを|广告|廣告|광고|إعلان|विज्ञापन",
    re.IGNORECASE,
)
"""What asks for an advert."""
FOR: Final = re.compile(
    r"\b(?:ads?|adverts?|advertisements?|commercials?|promos?|spots?|video|film|teaser|trailer|campaign|"
    r"advertising|advertise|launch(?! (?:film|video|spot|trailer|campaign))|launching|unboxing|reveal|promotional \w+|werbung|werbespot|werbefilm|"
    r"publicité|anuncio|comercial|publicidad|pubblicità|pubblicitario|anúncio|propaganda)"
    r"(?: (?:for|of|about|featuring|selling|für|pour|para|per|de|di|do|da))*\s+"
    r"(?P<what>(?:(?:our|the|a|an|my|your|new|this|its|eine?n?|unsere?n?|die|der|das|une?|la|le|los?|las?|el|uma?|il|lo)\s+)*"
    r"[^,.;:!?\n–—]{2,80})",
    re.IGNORECASE,
)

BEFORE: Final = re.compile(
    r"(?P<what>[\w'’&-]+(?: [\w'’&-]+){0,4})\s+(?:ads?|adverts?|advertisements?|commercials?|promos?|spots?)\b",
    re.IGNORECASE,
)

CUT: Final = re.compile(
    r"\s+(?:in|with|on|at|set|that|which|who|where|showing|shot|featuring|by|called|named|namens|genannt|appelée?s?|llamad[oa]s?|chiamat[oa]|from|as|for|and then|"
    r"while|is|inside|during|under|using|im|am|auf|bei|mit|dans|sur|avec|en|con|nel|nella|sul|sulla|com|no|na|through|across|made)\b.*$",
    re.IGNORECASE,
)

BRAND: Final = re.compile(
    r"\b(?:called|named|brand(?:ed)?|by|from|namens|appelée?|llamad[oa]|chiamat[oa]|marke|marca|marque)\s+"
    r"[\"“'‘„«]?(?P<brand>[A-ZÀ-ÖØ-Þ][\w&'’-]*(?: [A-ZÀ-ÖØ-Þ][\w&'’-]*){0,2})"
)

QUOTED: Final = re.compile(r"(?:[\"“„«「]|(?<!\w)['‘])([^\"”“»」'’]{2,40})[\"”“»」'’]")

LEADING: Final = re.compile(
    r"^(?:(?:our|the|a|an|my|your|this|its|new|brand-new|eine?n?|unsere?n?|neue?n?|die|der|das|den|une?|la|le|les|"
    r"los?|las?|el|uma?|il|lo|gli|i|nuov[oa]|nuev[oa]|novo|nova|nouve(?:au|lle)|vertical|short|quick|second)\s+)+",
    re.IGNORECASE,
)

MADE: Final = re.compile(
    r"^(?:(?:make|create|produce|generate|film|shoot|me|a|an|the|vertical|square|tv|short|energetic|elegant|"
    r"cinematic|second|minimalist|luxurious)\s+)+",
    re.IGNORECASE,
)
"""What stands before the product in `make a short TV watch ad`."""
ALSO: Final = re.compile(
    r",\s+(?:an?|the|our|eine?|une?|una?)\s+(?P<what>[^,.;:!?\n–—]{2,60})", re.IGNORECASE
)
"""What explains a name: `Fizz, a lemon soda`."""
AFTER: Final = re.compile(r":\s+(?P<what>[^,.;:!?\n–—]{2,80})")
TALE: Final = re.compile(
    r"\b(?:where|in which|showing|that shows|featuring|following|that follows|wo|où|donde|dove)\b\s+(?P<tale>.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""What an advert's own sentence tells."""
