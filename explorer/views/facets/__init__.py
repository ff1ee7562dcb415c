"""How often each value of a field occurs: languages, clients, hashtags and the like."""
