"""The tweets that are selected, as a table."""
