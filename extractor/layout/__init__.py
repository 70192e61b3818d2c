"""Lines -> blocks: furniture, columns, headings, lists, tables, captions, notes."""
