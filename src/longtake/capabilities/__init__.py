"""Promises that providers, media and storage keep to the engine, and the errors they may raise."""
