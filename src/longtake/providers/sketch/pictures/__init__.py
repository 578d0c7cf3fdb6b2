"""Composing a picture: scenery and figures as layers, and the layers as pixels."""
