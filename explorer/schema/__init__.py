"""The vocabulary: every table, column, field, clause and bin that the other rooms speak of."""
