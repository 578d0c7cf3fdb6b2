"""Reading a prompt: what its words say is to be seen."""
