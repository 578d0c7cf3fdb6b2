"""Numbered changes of the tables; each is a file in `versions`, run by `storage.migrating`."""
