"""Charts of the record: Vega-Lite through Altair, each with its words, drawn in a process of their own."""
