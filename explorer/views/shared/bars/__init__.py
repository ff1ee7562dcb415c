"""Charts of bars: what is drawn, where, and what hands and keys do to it."""
