"""The words that sketch understands, as data, and finding them in a text."""
