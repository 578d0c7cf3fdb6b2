"""What cannot be filmed, in pictures: a prompt that is one great word gets images that show it."""

import re
from typing import Final

_IMAGES: Final = {
    "love": ("A couple sits on a bench in the park. An old couple dances in the kitchen. "
             "A child gives a flower to a grandmother"),
    "hope": ("A candle burns in a dark room. A flower breaks through dry ground in the desert. "
             "A girl watches the sunrise over the sea"),
    "peace": "A sailboat drifts on a calm lake. A white dove lands on a roof. A baby sleeps in bed",
    "freedom": ("A horse runs across a field. A bird flies out of a cage. "
                "A woman runs along the beach"),
    "time": "A clock ticks in a workshop. An old man turns an hourglass. Leaves fall in the park",
    "loneliness": ("A man sits alone in a cafe at night. A lone tree stands in the snow. "
                   "A boat lies on the beach"),
    "joy": "Children run through a field. A dog jumps into a lake. A family dances in the garden",
    "fear": ("A candle flickers in a dark hall. A boy hides in bed at night. "
             "A door opens in the dark"),
    "courage": "A girl climbs a mountain. A knight faces a dragon. A firefighter enters a house",
    "friendship": ("Two children build a tent in the garden. A boy shares bread with a dog. "
                   "Two old men play chess in the park"),
    "home": ("A lamp burns in a window at dusk. A mother bakes bread in the kitchen. "
             "A cat sleeps in an armchair"),
    "death": ("A candle goes out in a dark room. Leaves fall in an autumn park. "
              "A boat drifts out to sea at dusk"),
    "life": ("A baby sleeps in a cradle. A couple dances at a wedding on the beach. "
             "An old woman plants a tree in the garden"),
    "dream": ("A girl sleeps in bed at night. A whale flies over the city. "
              "A boy sails a paper boat among the clouds"),
    "war": "A soldier walks across a field. A city burns at night. A letter lies on a table",
    "music": ("A violinist plays on a stage. A boy drums in a garage. "
              "A crowd dances at a festival stage at night"),
    "success": ("A runner trains at dawn. A climber reaches the summit. "
                "A woman raises a cup in the stadium"),
    "nature": ("An eagle glides over the mountains. A deer drinks from a stream. "
               "A bee lands on a flower"),
}  # fmt: skip
_SAME: Final = {"happiness": "joy", "lonely": "loneliness", "brave": "courage", "liebe": "love",
                "amour": "love", "amor": "love", "hoffnung": "hope", "espoir": "hope",
                "freiheit": "freedom", "liberté": "freedom", "愛": "love",
                "希望": "hope"}  # fmt: skip


def pictured(story: str) -> str:
    """Give a story in images for a story of one great word; else nothing."""
    word = re.sub(r"^(?:the|a|an)\s+|[.!?\s]+$", "", story.strip().lower())
    return _IMAGES.get(_SAME.get(word, word), "")
