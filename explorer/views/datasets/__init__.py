"""The datasets of the workspace: which are in scope, how large and how whole they are."""
