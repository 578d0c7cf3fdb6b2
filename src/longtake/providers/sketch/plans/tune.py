"""What the music should be, from the mood and the look of the film."""

from longtake.film.storyboard import Music

_THEMES = {
    "energetic": ("driving electronic beat", 124),
    "elegant": ("elegant strings and harp", 88),
    "minimalist": ("minimal marimba and warm synth", 98),
    "emotional": ("piano and strings, tender and rising", 76),
    "informative": ("light corporate pop, positive", 108),
    "tense": ("pulsing strings, suspenseful", 96),
    "calm": ("calm piano over soft strings", 70),
    "joyful": ("happy acoustic folk with guitar", 108),
    "sad": ("slow felt piano, reflective", 66),
    "mysterious": ("dark ambient with a haunting melody", 70),
    "epic": ("epic orchestral, heroic brass and drums", 94),
    "playful": ("playful pizzicato and toy percussion", 116),
}
_BY_LOOK = {
    "neon": "synthwave, retro and glowing",
    "noir": "smoky jazz, noir",
    "vintage": "jazz swing, warm and old",
    "comic": "playful quirky cartoon pizzicato",
}


def music_for(mood: str, look: str, wish: str) -> Music:
    """Give the music; a wish in the brief is the theme, whatever else is read."""
    theme, tempo = _THEMES[mood]
    if wish:
        return Music(wish, mood, None)
    return Music(_BY_LOOK.get(look, theme), mood, tempo)
