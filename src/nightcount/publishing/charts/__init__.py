"""Charts of the record: Vega-Lite through Altair, drawn to SVG here. Colours are CSS variables of the page."""
