"""The places that a picture can be set in, a few of a kind to a file."""
