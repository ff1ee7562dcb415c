"""Links as they may be shown and copied: nobody shall follow them by accident."""

from __future__ import annotations

import re

_LINK = re.compile(r"(?i)^(\s*)(h)tt(ps?)(:/*)([^/?#\s]*)")


def defanged(link: str) -> str:
    """`hxxps://example[.]com/a.b` for `https://example.com/a.b`."""
    found = _LINK.match(link)
    if found is None:
        host, slash, rest = link.partition("/")
        return host.replace(".", "[.]") + slash + rest
    space, h, ps, colon, host = found.groups()
    return f"{space}{h}xx{ps}{colon}{host.replace('.', '[.]')}{link[found.end() :]}"


def text_defanged(text: str) -> str:
    """A text with every web address in it defanged."""
    return re.sub(r"(?i)https?:/*[^\s]+", lambda found: defanged(found[0]), text)
