"""Providers: one file a vendor, found by being here or by the entry point `longtake.providers`."""
