"""The filter bar and the search field: every clause in sight, in words, to change or remove."""
