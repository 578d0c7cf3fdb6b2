"""The film model: frozen values and pure functions that plan, break down, key and assemble a film.

Nothing here opens a file, asks the clock or waits. Time is whole frames at a `Fraction` rate.
"""
