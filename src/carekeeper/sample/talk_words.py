"""What was said in the monthly talks of the sample class, as texts for translation. All is made up.

`{name}` is the student, `{friend}` a classmate, `{carer}` who cares for the child at home.
"""

from __future__ import annotations

from msgspec import Struct

from carekeeper.core.words import mark


class Script(Struct, frozen=True):
    """A talk that may have been held: what the child said in its own words, and what came of it.

    It only fits a child whose parents named in `away` work far from home, and in these months.
    """

    said: str
    mood: str
    topics: tuple[str, ...]
    guidance: str
    follow_up: str = ""
    effect: str = ""
    months: tuple[int, ...] = ()
    away: tuple[str, ...] = ()
    occasion: str = "monthly"


MONTHLY = (
    Script(
        mark(
            "At night I miss mum, then I turn over and look at the wall. I know all the words"
            " on the maths paper, I just cannot do it."
        ),
        "low",
        ("feelings", "study"),
        mark(
            "Told {name} that missing mum is nothing to be ashamed of. Agreed on twenty "
            "minutes of maths in my office each Wednesday, and on a call to mum on Sunday "
            "evening from the class hotline."
        ),
        follow_up=mark("Ask whether the Sunday evening call went through"),
        away=("mother",),
    ),
    Script(
        mark(
            "On video dad showed me the house that he builds. He has been up on the highest "
            "floor, too."
        ),
        "happy",
        ("family",),
        mark("Asked {name} to draw dad's house and to send him the picture."),
        away=("father",),
    ),
    Script(
        mark(
            "I got up by myself this morning. {carer} was still asleep, so I lit the stove first."
        ),
        "calm",
        ("habits", "safety"),
        mark(
            "Praised {name}, and said clearly: lighting the stove and boiling water wait for "
            "a grown-up. Told {carer} as well."
        ),
        follow_up=mark("Ask {carer} about the stove once more"),
    ),
    Script(
        mark("{friend} says we are not friends any more. So I count leaves in the break."),
        "low",
        ("friends",),
        mark(
            "Had the two of them cover books for the reading corner together. At the third "
            "book they were talking."
        ),
        effect=mark("In the break of the next day they were skipping rope together."),
    ),
    Script(
        mark("I got 92. {carer} boiled two eggs for me, and I left one for {carer}."),
        "happy",
        ("study", "family"),
        mark("Sent a picture of the paper home and asked {name} to tell the class how to revise."),
    ),
    Script(
        mark("{carer} cooks salty. I do not dare to say it, I just drink a lot of water."),
        "calm",
        ("health", "family"),
        mark(
            "Told {name} that this may be said kindly; {carer} will be glad to hear the "
            "truth. I will speak of less salt at the parents' meeting."
        ),
    ),
    Script(
        mark(
            "My shoes are too small, my toes hurt when I run. I did not say it, because shoes"
            " cost money."
        ),
        "low",
        ("health",),
        mark("Rang {carer}; they buy shoes at the weekend. Told {name}: whatever hurts, say it."),
        follow_up=mark("See whether the new shoes fit"),
    ),
    Script(
        mark(
            "{friend} gave me half of the umbrella. We walked slowly, and each of us got one "
            "wet shoulder."
        ),
        "happy",
        ("friends",),
        mark("Asked {name} to write it into the diary under the title “Half an umbrella”."),
    ),
    Script(
        mark(
            "I write Chinese characters beside the English words. {friend} says it sounds "
            "like opera."
        ),
        "calm",
        ("study",),
        mark(
            "Listened to the recording three times together. In morning reading {friend} "
            "reads and {name} follows."
        ),
    ),
    Script(
        mark("Our clock is so loud. At night I put it into the cupboard."),
        "low",
        ("feelings", "health"),
        mark(
            "{name} sleeps alone in the back room and is afraid of the dark. Agreed with "
            "{carer}: a small lamp, and the door stays open."
        ),
        follow_up=mark("Ask how {name} sleeps"),
        effect=mark("Sleeps through by now. The clock stands on the table again."),
    ),
    Script(
        mark("I did not forget my homework once this month. {carer} draws ticks on the door."),
        "happy",
        ("habits",),
        mark("Praised {name} before the class. {name} now reminds the group of its homework."),
    ),
    Script(
        mark("On the phone dad always asks for my marks. I would like him to ask what I ate."),
        "calm",
        ("family", "feelings"),
        mark(
            "Next time {name} tells dad something nice first. Wrote to dad and asked him to "
            "listen a little more."
        ),
        follow_up=mark("Ring dad and pass on what the child said"),
        away=("father",),
    ),
    Script(
        mark("When I recite and see that the others are done, I forget it all."),
        "low",
        ("study", "feelings"),
        mark("{name} recited to me alone, without one mistake. Next week in the small group."),
        follow_up=mark("Hear {name} recite in the group"),
    ),
    Script(
        mark(
            "{carer}'s back hurts. I stuck the plaster on, but crooked. {carer} said it was "
            "just right."
        ),
        "calm",
        ("family",),
        mark(
            "Told {name} how fine it is to look after somebody, and that heavy work is for "
            "grown-ups. Asked a neighbour to look in."
        ),
        follow_up=mark("Ring {carer} and ask after the back"),
    ),
    Script(
        mark("Nobody called me into a group, so I said that I like to be alone."),
        "low",
        ("friends",),
        mark("{name} likes chess. Now {name} teaches {friend} in two long breaks a week."),
        effect=mark("Three games so far, {name} has won two."),
    ),
    Script(
        mark(
            "In my composition I wrote about {carer}'s hands. You drew wavy lines under it, I"
            " counted five."
        ),
        "happy",
        ("study", "family"),
        mark("{name} copies it out as a present for {carer}, to hang on the wall at home."),
    ),
    Script(
        mark("I do my homework fast, because then I may look at the phone."),
        "calm",
        ("habits",),
        mark(
            "Agreed: first finish, then check it alone, then twenty minutes. {carer} puts the"
            " phone away at eight."
        ),
        follow_up=mark("Ask {carer} how it goes with the phone"),
    ),
    Script(
        mark(
            "I lost a tooth. {carer} made me throw it onto the roof, so that the new one "
            "grows straight."
        ),
        "happy",
        ("health",),
        mark(
            "Looked at the new tooth. {name} is to brush in the morning and the evening, and "
            "few sweets."
        ),
    ),
    Script(
        mark("A hundred and three skips in a minute. I fell once and did not cry."),
        "happy",
        ("health", "other"),
        mark("{name} is the skipping coach of the class now. Cleaned the graze on the knee."),
    ),
    Script(
        mark(
            "I folded the corner wherever I did not understand something. Now the book does "
            "not close."
        ),
        "low",
        ("study",),
        mark(
            "We unfolded the corners one by one and got three of them done. One question each"
            " day from now on."
        ),
        follow_up=mark("Count the corners that are left"),
    ),
    Script(
        mark("When I do not miss them I do sums. When I do, I draw circles."),
        "calm",
        ("feelings",),
        mark(
            "Looked at the circles, they are very round. Said that {name} may also come and "
            "tell me."
        ),
        away=("father", "mother"),
    ),
    Script(
        mark("I look after the reading corner now. When a book comes back, I stamp it."),
        "very_happy",
        ("other", "friends"),
        mark(
            "The others say that borrowing has become easy. {name} recommends a book to the "
            "class next week."
        ),
    ),
    Script(
        mark("Yesterday I fried an egg. {carer} stood beside me and said it was not too salty."),
        "happy",
        ("habits", "safety"),
        mark("Praised {name}. With fire there is always a grown-up about."),
    ),
    Script(
        mark("{carer} says if I am not good they will not come back. So I am good all the time."),
        "low",
        ("feelings", "family"),
        mark(
            "Told {name} that coming back has nothing to do with being good. Asked {carer} to"
            " put it another way."
        ),
        follow_up=mark("Speak with {carer} once more"),
        away=("father", "mother"),
    ),
)
