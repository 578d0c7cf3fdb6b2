"""The command line: what is typed becomes a brief, what happens becomes a board or lines."""
