"""What the teacher of the sample class writes after visits and calls. All is made up.

`{name}` is the student, `{carer}` who cares for the child at home.
"""

from __future__ import annotations

from msgspec import Struct

from carekeeper.core.words import mark


class Seen(Struct, frozen=True):
    """What one visit or call told, and what was agreed."""

    home: str = ""
    wishes: str = ""
    told: str = ""
    agreed: str = ""


AT_HOME = (
    Seen(
        mark("The bed is clean. Homework is done at a low table; the lamp is dim."),
        mark("{carer} worries about the phone and asks for exercises at the weekend."),
        agreed=mark("Send two days of exercises each Friday"),
    ),
    Seen(
        mark("A new desk stands by the stove; {name} showed the books on it."),
        mark("{carer} is glad that {name} reads aloud in the evening."),
    ),
    Seen(
        mark("The yard was wet and the stove cold. {name} cooks noodles alone."),
        mark("{carer} has pain in the knees and cannot fetch water."),
        agreed=mark("Ask the village doctor to look in"),
    ),
    Seen(
        mark("Everything tidy. {name} does the homework before supper."),
        mark("{carer} would like to know how the maths test went."),
        told=mark("Maths is getting better; reading is good."),
    ),
)
CALLS = (
    Seen(
        wishes=mark("Will try to call {name} every Sunday evening."),
        told=mark("Told of the good essay."),
        agreed=mark("Ask {name} about the call on Monday"),
    ),
    Seen(told=mark("Told that {name} was tired in the morning lessons this week.")),
    Seen(wishes=mark("Has changed the place of work; the number stays the same.")),
    Seen(
        wishes=mark("Cannot come home for the holiday and asks to tell {name} gently."),
        told=mark("Promised to talk with {name}."),
    ),
)
