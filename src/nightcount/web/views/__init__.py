"""What pages show, as plain text that templates escape; no decision and no arithmetic is made here."""
