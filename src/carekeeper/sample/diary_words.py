"""What stands in the diaries of the sample class, as texts for translation. All is made up.

`{name}` is the pupil, `{friend}` a classmate, `{carer}` who cares for the child at home.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carekeeper.core.words import mark

AUTUMN, WINTER, SPRING, SUMMER = (9, 10, 11), (12, 1, 2), (3, 4, 5), (5, 6, 7)


@dataclass(frozen=True, slots=True)
class Page:
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
            "{name} washed the own socks and hung them up in a row, the smallest first. Shown to "
            "the others as an example."
        ),
        "calm",
        (HABITS,),
    ),
)

CHILDRENS: Mapping[str, tuple[Page, ...]] = {
    "self_introduction": (
        Page(
            mark(
                "My name is {name}. I like drawing and skipping. I live with {carer}. When I am "
                "big I want to be a teacher, because teachers know so many stories."
            ),
            months=(9, 10),
        ),
        Page(
            mark(
                "I am {name}. I can run fast and cook noodles. My best friend is {friend}. I want "
                "to see the sea with mum and dad."
            ),
            away=("father", "mother"),
            months=(9, 10),
        ),
        Page(
            mark(
                "I am {name}. We have a yellow dog and eleven chickens. In the evening I help "
                "{carer} to count them. I would like to be an animal doctor."
            ),
            months=(9, 10),
        ),
    ),
    "goal": (
        Page(
            mark(
                "My goals for this term:\n\n1. Write neatly, without rubbing holes.\n2. Raise my "
                "hand once a day.\n3. Ring mum every Sunday and tell her something nice."
            ),
            months=(9, 2),
            away=("mother",),
        ),
        Page(
            mark(
                "This term I want to read six books, learn to swim in summer, and not be late "
                "any more."
            ),
            months=(9, 2, 3),
        ),
    ),
    "work": (
        Page(
            mark("“The mountain behind our house”, watercolour. It hangs in the corridor now."),
            "happy",
            drawings=("hills",),
        ),
        Page(
            mark("A paper cut for New Year: two fish and a lantern."),
            months=WINTER,
            drawings=("fish",),
        ),
        Page(
            mark("From {name}'s exercise book: “The rain knocks, but nobody opens the door.”"),
            tags=(WRITING,),
        ),
    ),
    "book": (
        Page(
            mark(
                "Read to the end: “Charlotte's Web”. {name} says: “A friend is somebody who "
                "writes something nice about you.”"
            ),
            tags=(READING,),
        ),
        Page(
            mark(
                "{name} has read “The Little Prince” twice, and asked why grown-ups like numbers "
                "so much."
            ),
            tags=(READING,),
        ),
    ),
    "award": (
        Page(
            mark("Certificate: most helpful pupil of the month."),
            "very_happy",
            drawings=("certificate",),
        ),
        Page(mark("Third prize of the school in telling stories."), "very_happy"),
    ),
    "letter_to_parents": (
        Page(
            mark(
                "Dear mum, dear dad,\n\nI am well, and {carer} too. I got an A for my "
                "composition. The persimmons are ripe, I keep the largest one for you. It is cold "
                "where you are, put on your thick coat.\n\nWhen you come home I will cook noodles "
                "for you.\n\nYour {name}"
            ),
            "calm",
            (FAMILY,),
            AUTUMN,
            away=("father", "mother"),
        ),
        Page(
            mark(
                "Dear mum,\n\nI was ill for a day, but {carer} cooked ginger soup, and now I can "
                "jump again. Do not worry. I can skip one hundred and twelve times.\n\n{name}"
            ),
            months=(11, 12, 3, 4),
            away=("mother",),
        ),
    ),
    "letter_from_parents": (
        Page(
            mark(
                "Dear {name},\n\nthe teacher has sent us the picture of your certificate. Mum "
                "cried a little, because she was so glad. Listen to {carer}, eat well, and wait "
                "for us at Spring Festival.\n\nMum and dad"
            ),
            tags=(FAMILY,),
            months=(11, 12),
            away=("father", "mother"),
        ),
        Page(
            mark(
                "{name}, dad is proud of you. Your letter hangs over my bed, and my mates have "
                "all read it. In July you come to us, I have asked for two days off."
            ),
            tags=(FAMILY,),
            months=(4, 5, 6),
            away=("father",),
        ),
    ),
    "review": (
        Page(
            mark(
                "Looking back on the term: four of my six books are read. I raised my hand more "
                "often. I still forget the red pen."
            ),
            months=(1, 6),
        ),
    ),
    "teacher": (
        Page(
            mark(
                "{name}, this year you have grown four centimetres and one big piece of courage. "
                "Keep on asking questions. I am glad that you are in our class."
            ),
            months=(1, 6),
        ),
        Page(
            mark(
                "{name}, you see at once who needs help, and you help without being asked. That "
                "is a rare gift. Remember to ask for help yourself, too."
            ),
            months=(1, 6),
        ),
    ),
    "parents": (
        Page(
            mark(
                "We cannot be with you every day, but we look at your pictures every evening. "
                "Thank you for being so brave."
            ),
            months=(1, 2, 6),
            away=("father", "mother"),
        ),
    ),
}
