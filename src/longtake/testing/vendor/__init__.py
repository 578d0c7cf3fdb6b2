"""Acme: a vendor over HTTP on loopback that sells jobs, keeps invoices and fails as it is told.

`python -m longtake.testing.vendor --help` starts one for commands in other processes.
"""

from longtake.testing.vendor.rules import Rules
from longtake.testing.vendor.serving import RunningVendor, vendor

__all__ = ["Rules", "RunningVendor", "vendor"]
