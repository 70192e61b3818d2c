"""The review sheet: rows put before a person in a spreadsheet, and read back from it."""
