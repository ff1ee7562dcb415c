"""The steps that led to the selection, each to go back to."""
