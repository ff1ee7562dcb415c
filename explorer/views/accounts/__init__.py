"""The accounts that are selected, as a table."""
