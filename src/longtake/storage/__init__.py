"""Storage: blobs in a folder, films and ledger in tables, and the film's readable folder."""
