"""For our tests and for plug-in authors: models that answer from a script and remember."""
