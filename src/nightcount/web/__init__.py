"""The site: pages and an API on an open ledger. The only package that imports the web framework."""
