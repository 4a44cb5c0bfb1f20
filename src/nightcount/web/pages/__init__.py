"""The pages, a file each group of addresses."""
