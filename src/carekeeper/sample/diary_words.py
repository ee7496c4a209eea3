"""What the teacher of the sample class writes into the diaries, for translation. All is made up.

`{name}` is the student, `{friend}` a classmate, `{carer}` who cares for the child at home.
"""

from __future__ import annotations

from msgspec import Struct

from carekeeper.core.words import mark

AUTUMN, WINTER, SPRING = (9, 10, 11), (12, 1, 2), (3, 4, 5)


class Page(Struct, frozen=True):
    """A text that may stand in a diary, with the `drawings` that are its photos.

    It only fits a child whose parents named in `away` work far from home, and in these months.
    """

    text: str
    mood: str = ""
    tags: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    follow_up: str = ""
    drawings: tuple[str, ...] = ()
    away: tuple[str, ...] = ()


STUDY, FRIENDS, HOMESICK = mark("Learning"), mark("Friends"), mark("Homesick")
PROGRESS, WORK, HEALTH = mark("Progress"), mark("Helping"), mark("Health")
WRITING, READING, SPORT = mark("Composition"), mark("Reading"), mark("Sport")
FAMILY, HABITS = mark("Family"), mark("Habits")

TEACHERS = (
    Page(
        mark(
            "Today {name}'s composition got an A for the first time; it is about the pumpkins "
            "that {carer} grows. {name} asked to read it aloud, in a very small voice, but to the "
            "end. After class I gave {name} a hug."
        ),
        "happy",
        (WRITING, PROGRESS),
        AUTUMN,
        drawings=("pumpkins", "hills"),
    ),
    Page(
        mark(
            "{name} lay with the head on the desk during morning reading. Nobody had answered "
            "when {name} rang mum last night. At noon we rang again from my office, and they "
            "talked for ten minutes.",
        ),
        "low",
        (HOMESICK, FAMILY),
        follow_up=mark("Ask whether the Sunday call with mum worked"),
        away=("mother",),
    ),
    Page(
        mark(
            "{name} and {friend} look after the reading corner now. They put the books in order, "
            "tall ones behind, short ones in front."
        ),
        "calm",
        (WORK, FRIENDS),
    ),
    Page(
        mark(
            "A cough for two days. I put a warm coat on {name} and told {carer} by phone: lots of "
            "warm water, no sports this week."
        ),
        "calm",
        (HEALTH,),
        (11, 12, 1, 3),
        follow_up=mark("Ask how the cough is"),
    ),
    Page(
        mark(
            "In the mental arithmetic contest {name} got 46 of 50 right, nine more than last "
            "month. “I did ten every evening,” {name} whispered."
        ),
        "very_happy",
        (STUDY, PROGRESS),
    ),
    Page(
        mark(
            "Quarrel over a rubber in the second break. {name} said sorry first, {friend} gave "
            "half of a mandarin in return. Peace was made before the bell."
        ),
        "calm",
        (FRIENDS,),
        AUTUMN,
    ),
    Page(
        mark(
            "{name} did not bring homework for three days. {carer} cannot read the tasks, so from "
            "today {name} does it in the library with {friend} until half past four.",
        ),
        "low",
        (STUDY, HABITS),
        follow_up=mark("Look through the homework book"),
        away=("father", "mother"),
    ),
    Page(
        mark(
            "Third in the 200 metres at the sports day! The whole class shouted {name}'s name. "
            "{name} wanted to have the certificate photographed for mum and dad."
        ),
        "very_happy",
        (SPORT,),
        (10, 11),
        drawings=("certificate",),
        away=("father", "mother"),
    ),
    Page(
        mark(
            "First snow. {name} made a snowman with {friend} and gave it the red scarf. “Dad said "
            "there is no snow where he works.” We took a picture for him."
        ),
        "very_happy",
        (FRIENDS, FAMILY),
        (12, 1),
        drawings=("snowman",),
        away=("father",),
    ),
    Page(
        mark(
            "{name} swept the whole row alone, because those on duty were ill. Did not say a word "
            "about it; {friend} told me."
        ),
        "calm",
        (WORK,),
    ),
    Page(
        mark(
            "We put bean seeds into cotton wool. {name} writes down every day how tall the sprout "
            "is: today 4 centimetres."
        ),
        "happy",
        (STUDY,),
        SPRING,
        drawings=("sprout",),
    ),
    Page(
        mark(
            "{name} raised the hand in English for the first time this term. The answer was "
            "wrong, but I praised the courage, and the class clapped."
        ),
        "happy",
        (STUDY, PROGRESS),
    ),
    Page(
        mark(
            "{carer} came at noon with a padded jacket, two hours on foot there and back. {name} "
            "stood at the gate for a long time, waving."
        ),
        "calm",
        (FAMILY,),
        WINTER,
    ),
    Page(
        mark(
            "Birthday. The class sang, and {friend} had folded a box full of stars. In the "
            "evening dad appeared in a video call with a cake in his hand.",
        ),
        "very_happy",
        (FRIENDS, FAMILY),
        away=("father",),
    ),
    Page(
        mark(
            "{name} was angry when the others spoke of their summer trips. We talked under the "
            "camphor tree. {name} would like to see the sea once.",
        ),
        "low",
        (HOMESICK,),
        (9,),
        away=("father", "mother"),
    ),
    Page(
        mark(
            "For the first time all multiplication rows without a mistake. {name} drew a small "
            "flag into the exercise book."
        ),
        "happy",
        (STUDY, PROGRESS),
    ),
    Page(
        mark(
            "{name} cannot fall asleep in the dormitory lately, says the matron. A small night "
            "lamp stands by the bed since yesterday; tonight it went well."
        ),
        "low",
        (HEALTH, HABITS),
        follow_up=mark("Ask the matron about the nights"),
    ),
    Page(
        mark(
            "{name} explained fractions to {friend} with a flat cake cut into eight. Better than "
            "I could have done it."
        ),
        "happy",
        (STUDY, FRIENDS),
    ),
    Page(
        mark(
            "Tomb-Sweeping holiday. {name} told how {carer} picks tea at dawn, and that the "
            "fingers smell of it for days."
        ),
        "calm",
        (FAMILY,),
        (4,),
        drawings=("tea",),
    ),
    Page(
        mark(
            "Dad came home for five days. {name} told everyone before the first lesson, laughed "
            "the whole day and even ate the carrots.",
        ),
        "very_happy",
        (FAMILY,),
        away=("father",),
    ),
    Page(
        mark(
            "Dad left again yesterday. {name} was quiet, and looked out of the window in maths. "
            "I let it be, and we watered the flowers together after school.",
        ),
        "very_low",
        (HOMESICK, FAMILY),
        follow_up=mark("Sit with the child at lunch"),
        away=("father",),
    ),
    Page(
        mark(
            "{name} washed their own socks and hung them up in a row, the smallest "
            "first. Shown to the others as an example."
        ),
        "calm",
        (HABITS,),
    ),
)
