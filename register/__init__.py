"""How the table of areas is made: names written by hand, the register, and what the alert services call its places."""
