"""A desktop that says it is dark, on the session's bus; for the system's Python, with GLib."""

from __future__ import annotations

from gi.repository import Gio, GLib  # pyright: ignore[reportMissingImports]

NAME, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
APPEARANCE, SCHEME, DARK = "org.freedesktop.appearance", "color-scheme", 1
SETTINGS = """
<node><interface name="org.freedesktop.portal.Settings">
  <method name="Read">
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/>
  </method>
  <method name="ReadOne">
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/>
  </method>
  <method name="ReadAll">
    <arg type="as" direction="in"/><arg type="a{sa{sv}}" direction="out"/>
  </method>
  <signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
</interface></node>
"""


def answer(_bus, _sender, _path, _interface, method, asked, invocation) -> None:
    """What a program asks of the settings."""
    dark = GLib.Variant("u", DARK)
    if method == "ReadAll":
        told = GLib.Variant("(a{sa{sv}})", ({APPEARANCE: {SCHEME: dark}},))
    elif asked.unpack() != (APPEARANCE, SCHEME):
        invocation.return_dbus_error("org.freedesktop.portal.Error.NotFound", "unknown")
        return
    else:
        # Read wraps its answer twice, ReadOne once.
        value = GLib.Variant("v", dark) if method == "Read" else dark
        told = GLib.Variant("(v)", (value,))
    invocation.return_value(told)


def main() -> None:
    """Answer until the session ends; says so on stdout when it is there."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    interface = Gio.DBusNodeInfo.new_for_xml(SETTINGS).interfaces[0]
    bus.register_object(PATH, interface, answer, None, None)
    loop = GLib.MainLoop()
    Gio.bus_own_name_on_connection(
        bus, NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: print("there", flush=True), None
    )
    loop.run()


if __name__ == "__main__":
    main()
