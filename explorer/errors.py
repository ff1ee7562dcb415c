"""What can go wrong, sorted by who has to do something about it."""


class ExplorerError(Exception):
    """Anything this program raises on purpose."""


class KnownError(ExplorerError):
    """The world is not as needed; the message is one sentence for people that says what to do."""


class BugError(ExplorerError):
    """This program is wrong; the traceback belongs in a report."""


class Cancelled(ExplorerError):
    """Somebody asked for this to stop; nothing is wrong and nothing is shown."""
