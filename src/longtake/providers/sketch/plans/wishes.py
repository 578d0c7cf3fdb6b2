"""What a prompt asks of the film as a whole: its length, shape, rate, look and mood."""

# ruff: noqa: E501, ISC004, RUF001 - tables of words read best as text

import re
from fractions import Fraction
from typing import Final

from longtake.film.picture import Size, size_for, size_of
from longtake.film.time import rate_of
from longtake.providers.sketch.lexicon.search import words

_NUMBERS: Final[dict[str, int | Fraction]] = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "forty-five": 45, "fifty": 50, "sixty": 60, "ninety": 90, "half a": Fraction(1, 2),
    "half an": Fraction(1, 2), "one and a half": Fraction(3, 2), "two and a half": Fraction(5, 2),
    "ein": 1, "eine": 1, "einer": 1, "zwei": 2, "drei": 3, "fünf": 5, "zehn": 10, "fünfzehn": 15,
    "zwanzig": 20, "dreißig": 30, "sechzig": 60, "eine halbe": Fraction(1, 2), "halbe": Fraction(1, 2),
    "une": 1, "un": 1, "deux": 2, "trois": 3, "dix": 10, "quinze": 15, "vingt": 20, "trente": 30,
    "dos": 2, "tres": 3, "diez": 10, "treinta": 30, "due": 2, "tre": 3, "trenta": 30, "uma": 1,
    "dois": 2, "três": 3, "trinta": 30, "una": 1, "medio": Fraction(1, 2),
}  # fmt: skip
_SECOND: Final = (
    r"seconds?|secs?|sek\.?|sekunden?|secondes?|segundos?|secondi|secondo|seconden|s|секунд\w*|сек|"
    r"ثانية|ثواني|सेकंड|सेकेंड"
)
_MINUTE: Final = r"minutes?|mins?|minuten?|minutos?|minuti|minuto|минут\w*|мин|دقيقة|دقائق|मिनट"
_HOUR: Final = r"hours?|stunden?|heures?|horas?|ore|ora|час\w*"
_COUNT: Final = "|".join(
    sorted((*map(re.escape, _NUMBERS), r"\d+(?:[.,]\d+)?"), key=len, reverse=True)
)
_LENGTH: Final = re.compile(
    rf"(?<![\w.:#])(?P<count>{_COUNT})(?:\s|-|‑)*(?P<unit>{_SECOND}|{_MINUTE}|{_HOUR})(?![\w'’])"
    rf"(?P<half> and a half)?(?:[ ,]*(?:and |und |et |y |e )?(?P<more>\d+)[ -]?(?:{_SECOND})(?!\w))?",
    re.IGNORECASE,
)
_ASIAN: Final = re.compile(
    r"(?:(?P<minutes>\d+|[一二两三五十])\s*(?:分間|分钟|分鐘|分|분)(?P<half>半)?)?\s*"
    r"(?:(?P<seconds>\d+)\s*(?:秒間|秒钟|秒鐘|秒|초))?"
)
_HAN: Final = {"一": 1, "二": 2, "两": 2, "三": 3, "五": 5, "十": 10}
_FILM: Final = re.compile(
    r"\b(?:films?|videos?|movies?|ads?|adverts?|advertisements?|commercials?|spots?|clips?|trailers?|"
    r"reels?|shorts?|animations?|teasers?|promos?|promotional|story|stories|tiktoks?|long|lang|"
    r"documentary|explainer|portrait|scenes?|"
    r"sequences?|montages?|werbung|werbespot|werbefilm|kurzfilm|vidéo|publicité|pub|anuncio|vídeo|"
    r"corto|cortometraje|película|spot pubblicitario|cortometraggio|filmato|anúncio|comercial|curta|"
    r"ролик\w*|фильм\w*|видео|реклам\w*)\b",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(
    r"(?:length|duration|runtime|running time|lasting|lasts?|make it|total|exactly|dauer|länge|"
    r"durée|duración|durata|duração|dure|dura)(?: of| is|:)?\s*(?:about |around |exactly )?$",
    re.IGNORECASE,
)
_DECADE: Final = re.compile(r"(?:the|early|late|mid|of|nineteen)[ -]$|['’]$", re.IGNORECASE)

_ASPECTS: Final = (
    (r"\b9\s?[:/x]\s?16\b|\bvertical(?:ly|e)?\b|\btik ?tok\b|\breels?\b|\b(?:youtube )?shorts\b|"
     r"\binstagram stor(?:y|ies)\b|\bportrait (?:format|mode|video|orientation|film)\b|\bhochformat\b|"
     r"\bhochkant\w*|縦型|縦長|竖屏|竖版|세로|\bвертикальн\w*", "9:16"),
    (r"\b1\s?[:/x]\s?1\b|\bsquare (?:format|video|film|ad|post|aspect|clip|spot)\b|\bin square\b|"
     r"\bquadratisch\w*|\bformat carré\b|\bcuadrado\b|正方形|\binstagram post\b", "1:1"),
    (r"\b4\s?:\s?5\b", "4:5"),
    (r"\b4\s?:\s?3\b", "4:3"),
    (r"\b3\s?:\s?4\b", "3:4"),
    (r"\b21\s?:\s?9\b|\bcinemascope\b|\bultra-?wide\b", "21:9"),
    (r"\b2[.,](?:39|35|40?)(?:\s?:\s?1)?\b", "2.39"),
    (r"\b16\s?[:/]\s?9\b|\bwidescreen\b|\bquerformat\b", "16:9"),
)  # fmt: skip
_SIZE: Final = re.compile(r"\b(\d{3,4})\s?[x×]\s?(\d{3,4})\b")
_SHORT: Final = ((r"\b4k\b|\buhd\b|\b2160p\b", 2160), (r"\b1440p\b", 1440), (r"\b1080p\b|\bfull ?hd\b", 1080),
                 (r"\b720p\b", 720), (r"\b480p\b", 480))  # fmt: skip
_RATE: Final = re.compile(
    r"\b(\d{2,3}(?:\.\d+)?)\s?(?:fps|frames (?:per|a) second|bilder pro sekunde)\b", re.IGNORECASE
)

MOODS: Final = {
    "energetic": "energetic energy fast action sport sports dynamic hype explosive race party workout "
    "running dance festival adrenaline vibrant",
    "elegant": "elegant luxury luxurious premium sophisticated refined perfume jewelry jewellery "
    "couture champagne exclusive",
    "minimalist": "minimal minimalist clean simple minimalistic sleek",
    "emotional": "emotional touching heartfelt moving family love tender nostalgic grandmother "
    "grandfather mother father goodbye memory memories reunion letter farewell",
    "informative": "explainer informative tutorial demo explains how-to educational documentary",
    "tense": "tense thriller suspense chase danger escape horror storm bomb hunted detective noir "
    "urgent war battle fight",
    "calm": "calm quiet peaceful gentle serene meditation relaxing slow soothing zen still sleep",
    "joyful": "joyful happy fun cheerful celebration birthday laughing sunny holiday summer wedding",
    "sad": "sad lonely grief funeral tears melancholy melancholic loss lost mourning alone",
    "mysterious": "mysterious mystery secret strange enigma hidden fog ghost message ancient haunted "
    "eerie puzzle lighthouse unknown",
    "epic": "epic heroic battle dragon kingdom quest army war hero legendary space planet rocket "
    "majestic knight astronaut voyage",
    "playful": "playful funny cute silly whimsical cartoon kitten puppy toy comedy quirky children "
    "cat mouse penguin",
}


def seconds_in(prompt: str) -> Fraction | None:
    """Give the running time that a prompt asks for, or None.

    A length counts where it belongs to the film (`30-second spot`, `lasting two minutes`, or on
    its own), not where somebody in the story waits for it.
    """
    return next((seconds for seconds, _, _ in _lengths(prompt)), None)


def without_length(prompt: str) -> str:
    """Give the prompt without the words for its running time."""
    for _, start, end in reversed(_lengths(prompt)):
        prompt = f"{prompt[:start].rstrip()} {prompt[end:].lstrip(' -')}"
    return re.sub(r"[ \t]{2,}", " ", prompt).strip()


def _lengths(prompt: str) -> list[tuple[Fraction, int, int]]:
    found = [
        (_amount(match), match.start(), match.end())
        for match in _LENGTH.finditer(prompt)
        if _meant(prompt, match)
    ]
    found += [
        (_asian(match), match.start(), match.end())
        for match in _ASIAN.finditer(prompt)
        if match[0].strip() and prompt[match.end() : match.end() + 1] not in tuple("後前后")
    ]
    return [entry for entry in found if entry[0] > 0]


def _meant(prompt: str, match: re.Match[str]) -> bool:
    before, after = prompt[: match.start()], prompt[match.end() :]
    if match["unit"] in ("s", "S") and (len(match["count"]) == 4 or _DECADE.search(before)):
        return False
    noun = re.split(r"[.!?;,\n]", after, maxsplit=1)[0].split()[:5]
    if not before.strip() and noun[:1] == ["of"]:
        return True
    if _FILM.search(" ".join(before.split()[-2:])):
        return True
    if _FILM.search(" ".join(noun)) or _ASKED.search(before):
        return True
    left = re.split(r"[.!?;,:\n(\[]", before)[-1].strip()
    right = re.split(r"[.!?;:,\n)\]–—]", after, maxsplit=1)[0].strip()
    return len(left.split()) + len(right.split()) <= 1 and len(left) + len(right) < 15


def _amount(match: re.Match[str]) -> Fraction:
    said = match["count"].lower()
    count = Fraction(_NUMBERS[said]) if said in _NUMBERS else Fraction(said.replace(",", "."))
    unit = match["unit"]
    count += Fraction(1, 2) if match["half"] else 0
    scale = (
        60
        if re.fullmatch(_MINUTE, unit, re.IGNORECASE)
        else 3600
        if re.fullmatch(_HOUR, unit, re.IGNORECASE)
        else 1
    )
    return count * scale + int(match["more"] or 0)


def _asian(match: re.Match[str]) -> Fraction:
    said = match["minutes"] or "0"
    minutes = Fraction(_HAN[said] if said in _HAN else int(said))
    minutes += Fraction(1, 2) if match["half"] else 0
    return minutes * 60 + int(match["seconds"] or 0)


def size_in(prompt: str) -> Size | None:
    """Give the size or shape of picture that a prompt asks for, or None."""
    said = _SIZE.search(prompt)
    if said:
        try:
            return size_of(f"{said[1]}x{said[2]}")
        except ValueError:
            pass
    short = next(
        (side for pattern, side in _SHORT if re.search(pattern, prompt, re.IGNORECASE)), 720
    )
    aspect = next(
        (name for pattern, name in _ASPECTS if re.search(pattern, prompt, re.IGNORECASE)), ""
    )
    if not aspect and short == 720:
        return None
    return size_for(aspect or "16:9", short)


def rate_in(prompt: str) -> Fraction | None:
    """Give the frame rate that a prompt asks for, or None."""
    said = _RATE.search(prompt)
    if said is None:
        return None
    try:
        return rate_of(said[1])
    except ValueError:
        return None


def mood_of(text: str, *, default: str = "calm") -> str:
    """Give the mood that most words of a text speak for, one of `MOODS`."""
    said = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower()))
    scores = {mood: len(said & set(telling.split())) for mood, telling in MOODS.items()}
    named = next((mood for mood in MOODS if mood in said), "")
    best = max(scores, key=lambda mood: scores[mood])
    return named or (best if scores[best] else default)


_LEAD: Final = re.compile(
    r"^\s*(?:(?:please|can you|could you|i want|i'd like|i would like|we need|let's|now)\s+)*"
    r"(?:(?:to\s+)?(?:make|create|generate|produce|shoot|write|draw|film|show|render|give)\s+(?:me |us )?)?"
    r"(?:an?\s+|the\s+)?(?:[\w'’-]+\s+){0,5}?"
    r"(?:films?|video|movie|clip|animation|short|trailer|story|cartoon|documentary|reel|tiktok|teaser|"
    r"sequence|music video|montage|scene)s?(?: noir)?\s*"
    r"(?:,|about|of|in which|where|showing|that shows|with|for|featuring|on|telling|:|-|–|—)\s+",
    re.IGNORECASE,
)
_ORDER: Final = re.compile(
    r"^\s*(?:please\s+)?(?:make|create|generate|produce|show|film)\s+(?:me |us )?(?=(?:an?|the)\s)",
    re.IGNORECASE,
)
_SHAPE: Final = re.compile(
    r"(?:\b(?:in|as|for)\s+(?:an?\s+)?)?(?:\b(?:9\s?[:/x]\s?16|16\s?[:/x]\s?9|1\s?[:/x]\s?1|4\s?:\s?5|21\s?:\s?9|"
    r"2\.39(?:\s?:\s?1)?)\b(?:\s+(?:aspect(?: ratio)?|format|vertical|video))?|"
    r"\b(?:vertical(?:ly)?|tik ?tok|instagram reels?|widescreen|hochformat|querformat|縦型|竖屏|세로)\b"
    r"(?:\s+(?:format|video|style))?|"
    r"\b\d{3,4}\s?[x×]\s?\d{3,4}\b|\b(?:4k|1080p|720p|2160p|full ?hd)\b|\b\d{2,3}\s?fps\b)",
    re.IGNORECASE,
)
_STYLE: Final = re.compile(
    r"[,;.]?\s*(?:\bin (?:the|an?) (?:style of )?(?P<a>(?:[\w'&-]+ ){0,3}?[\w'&-]+) (?:style|look|aesthetic)\b|"
    r"\bin the style of (?P<b>[^.;,\n]{2,60})|"
    r"\b(?:visual )?(?:style|look|aesthetic)\s*:\s*(?P<c>[^.;\n]{2,120})|"
    r",\s*(?P<d>[\w'-]+(?: [\w'-]+){0,2}) (?:style|look|aesthetic)\b)",
    re.IGNORECASE,
)


def style_in(prompt: str) -> str:
    """Give the style that a prompt names outright (`in a watercolour style`), or nothing."""
    said = _STYLE.search(prompt)
    return next((part.strip() for part in said.groups() if part), "") if said else ""


def story_in(prompt: str) -> str:
    """Give what a prompt tells, without what it asks of the film as such."""
    told = _STYLE.sub(" ", without_length(prompt))
    told = _SHAPE.sub(" ", told)
    told = re.sub(r"^\s*of\s+", "", _LEAD.sub("", told, count=1), flags=re.IGNORECASE)
    told = _ORDER.sub("", told, count=1)
    genre = re.match(r"\s*(?:[\w'’-]+[ ,]*){1,3}:\s+(?=\S+\s+\S+\s+\S)", told)
    if genre and not any(word.kind for word in words(genre[0], "en")):
        told = told[genre.end() :]
    told = re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"[ \t]{2,}", " ", told))
    told = re.sub(r"([,;:])(?=[,.;:!?])|^[\s,;:.–—-]+", "", told).strip(" ,;:-–—")
    return told or prompt.strip()
