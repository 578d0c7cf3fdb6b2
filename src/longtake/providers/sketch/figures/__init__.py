"""The figure library: everything that `sketch` can put into a picture."""
