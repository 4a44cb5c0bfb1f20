"""What the record says, in words, tables and pages; no decision is made here."""
