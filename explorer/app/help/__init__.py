"""The help: pages in `resources/help`, one of all keys, and the window that shows them."""
