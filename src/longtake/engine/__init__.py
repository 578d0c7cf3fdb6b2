"""The engine: knows films and promises, and has never heard of a vendor."""
