"""Bytes of a file -> its lines: decoded, mended, with their place."""
