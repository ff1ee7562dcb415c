"""Tables of any length: what is shown of a cell, which rows are here, and how they are read."""
