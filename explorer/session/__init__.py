"""The living state, without Qt: what is selected, who asks for numbers, and what answers them."""
