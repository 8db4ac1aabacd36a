"""The first two minutes."""
