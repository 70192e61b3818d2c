"""One module per command: parses options, calls one function, prints its result. No rule of the field lives here."""
