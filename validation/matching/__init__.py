"""Which rows are the same customer."""
