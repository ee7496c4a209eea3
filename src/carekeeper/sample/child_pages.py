"""What children and parents of the sample class put into the diaries, as texts for translation.

`{name}` is the student, `{friend}` a classmate, `{carer}` who cares for the child at home.
"""

from __future__ import annotations

from collections.abc import Mapping

from carekeeper.core.words import mark
from carekeeper.sample.diary_words import AUTUMN, FAMILY, READING, WINTER, WRITING, Page

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
            mark("Certificate: most helpful student of the month."),
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
