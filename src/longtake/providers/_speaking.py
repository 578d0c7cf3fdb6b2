"""Speaks one line in a process of its own: Pico is C, and whatever it does the film lives on.

Reads `voice`, `pitch` and the words from standard input, a line each; writes 16-bit samples, mono,
at 16 kHz.
"""

import sys
from importlib import import_module


def main() -> None:
    """Speak what is asked."""
    voice, pitch, text = sys.stdin.buffer.read().decode().split("\n", 2)
    speaker = import_module("py_nanotts").NanoTTS()
    sound: bytes = speaker.speak(text, voice=voice, pitch=float(pitch))
    sys.stdout.buffer.write(sound)


if __name__ == "__main__":
    main()
