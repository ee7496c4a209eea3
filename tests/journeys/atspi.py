"""What a screen reader is told: the window's parts over AT-SPI, without a look at the screen.

AT-SPI2 is the protocol between programs and Orca, the screen reader of Linux. Everything here is
a call that Orca makes too: https://gnome.pages.gitlab.gnome.org/at-spi2-core/devel-docs/.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from jeepney import DBusAddress, DBusErrorResponse, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

PATIENCE = 120.0
"""Seconds until something that must come is missed."""

ROOT = "/org/a11y/atspi/accessible/root"
REGISTRY = "org.a11y.atspi.Registry"
CHECKED, ENABLED, FOCUSED, SHOWING = 4, 8, 12, 25
"""Numbers of `AtspiStateType`."""

_CALL = 60.0
_GONE = (
    "org.freedesktop.DBus.Error.UnknownObject",
    "org.freedesktop.DBus.Error.UnknownInterface",
    "org.freedesktop.DBus.Error.UnknownMethod",
    "org.freedesktop.DBus.Error.InvalidArgs",
    "org.freedesktop.DBus.Error.ServiceUnknown",
)
Found = TypeVar("Found")


class Missing(AssertionError):
    """What the screen reader looked for did not come in time."""


def wait_for(look: Callable[[], Found | None], what: Callable[[], str]) -> Found:
    """Look until something is there; raises `Missing` with the words of `what`."""
    deadline = time.monotonic() + PATIENCE
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > deadline:
            raise Missing(what())
        time.sleep(0.02)  # only between two looks


class Reader:
    """A screen reader on an accessibility bus. Close it at the end."""

    def __init__(self, address: str) -> None:
        self._bus: DBusConnection = open_dbus_connection(address)

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def programs(self) -> list[Node]:
        """Return the programs that have announced themselves."""
        return Node(self, REGISTRY, ROOT).children()

    def call(
        self, node: Node, interface: str, method: str, signature: str = "", *values: Any
    ) -> Any:
        """Call a method of an interface of a part and return its single answer."""
        address = DBusAddress(node.path, node.bus, f"org.a11y.atspi.{interface}")
        return self._ask(new_method_call(address, method, signature or None, values))

    def property(self, node: Node, interface: str, name: str) -> Any:
        """Return a property of an interface of a part."""
        address = DBusAddress(node.path, node.bus, f"org.a11y.atspi.{interface}")
        return self._ask(Properties(address).get(name))[1]

    def _ask(self, message: Any) -> Any:
        answer = unwrap_msg(self._bus.send_and_get_reply(message, timeout=_CALL))
        return answer[0] if answer else None


@dataclass(frozen=True)
class Node:
    """One part of a window, as the screen reader knows it."""

    reader: Reader = field(repr=False, compare=False)
    bus: str
    path: str

    @property
    def name(self) -> str:
        """What is said of the part."""
        return str(self.reader.property(self, "Accessible", "Name"))

    @property
    def role(self) -> str:
        """What kind of part it is, such as `push button`."""
        return str(self.reader.call(self, "Accessible", "GetRoleName"))

    def is_in(self, state: int) -> bool:
        """Tell whether the part is in one of the states."""
        low, high = self.reader.call(self, "Accessible", "GetState")
        return bool((low | high << 32) >> state & 1)

    def await_state(self, state: int) -> None:
        """Wait until the part is in one of the states."""
        wait_for(lambda: self.is_in(state), lambda: f"{self.role} {self.name}: not in {state}.")

    def children(self) -> list[Node]:
        """Return the parts of the part."""
        answer = self.reader.call(self, "Accessible", "GetChildren")
        return [Node(self.reader, bus, path) for bus, path in answer]

    def walk(self) -> Iterator[Node]:
        """Yield the part and all within it that shows; rows of tables are left out."""
        waiting = deque([self])
        while waiting:
            node = waiting.popleft()
            try:
                if not node.is_in(SHOWING) and node.role != "application":
                    continue
                yield node
                if node.role not in ("table", "tree"):
                    waiting.extend(node.children())
            except DBusErrorResponse as error:
                if error.name not in _GONE:
                    raise

    def find(self, role: str, name: str) -> Node:
        """Wait for a part of this kind and name; a name ending in `…` need only begin so."""
        return wait_for(
            lambda: self._look(role, name),
            lambda: f"No {role} “{name}”. There is: {self.told()}",
        )

    def told(self) -> str:
        """Return kind and name of all that shows, for the message of a failure."""
        lines = [f"{node.role}: {node.name}" for node in self.walk()]
        return "\n  ".join(["", *lines])

    def type(self, text: str) -> None:
        """Put a text in place of what stands in a box, as dictation does."""
        self.focus()
        done = self.reader.call(self, "EditableText", "SetTextContents", "s", text)
        assert done, f"{self.name} takes no text"

    def focus(self) -> None:
        """Put the cursor there."""
        assert self.reader.call(self, "Component", "GrabFocus"), f"{self.name} takes no cursor"
        self.await_state(FOCUSED)

    def press(self) -> None:
        """Press a button, tick a box, turn to a tab, open a menu."""
        offered = [name for name, _about, _key in self.reader.call(self, "Action", "GetActions")]
        plain = [name.replace(" ", "") for name in offered]  # "Show Menu" since Qt 6.12
        wanted = next((one for one in ("Press", "ShowMenu") if one in plain), None)
        assert wanted, f"{self.role} {self.name} offers {offered or 'no action'}"
        self.reader.call(self, "Action", "DoAction", "i", plain.index(wanted))

    def select(self, child: Node) -> None:
        """Select one of the parts of a list."""
        place = self.children().index(child)
        assert self.reader.call(self, "Selection", "SelectChild", "i", place)

    def _look(self, role: str, name: str) -> Node | None:
        for node in self.walk():
            try:
                if node.role == role and _is_called(node.name, name):
                    return node
            except DBusErrorResponse as error:
                if error.name not in _GONE:
                    raise
        return None


def _is_called(name: str, wanted: str) -> bool:
    start = wanted.removesuffix("…")
    return name == wanted or (start != wanted and name.startswith(start))
