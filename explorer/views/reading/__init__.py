"""Reading one tweet or one account, with everything around it."""
