"""Media: the only code that touches codecs; paths and arrays in, files and arrays out."""
