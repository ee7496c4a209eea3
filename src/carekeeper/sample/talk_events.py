"""Talks of the sample class that fit a season, that an event or the child asked for; and places."""

from __future__ import annotations

from carekeeper.core.words import mark
from carekeeper.sample.talk_words import Script

PLACES = (
    mark("Steps beside the playground"),
    mark("Corridor outside the classroom"),
    mark("Teachers' office"),
    mark("Reading corner"),
    mark("School garden"),
    mark("Counselling room"),
    mark("On the way home"),
)

SEASONAL = (
    Script(
        mark(
            "The day mum left I did not come out. I lay under the quilt and counted to a thousand."
        ),
        "low",
        ("feelings", "family"),
        mark(
            "Did not say much, sat with {name} for a while. What is left to say becomes a "
            "letter, and the school posts it."
        ),
        follow_up=mark("See whether the letter is written, and post it"),
        months=(2, 3),
        away=("father", "mother"),
    ),
    Script(
        mark("Thirty-odd days and they will be back. I keep the new socks for that day."),
        "happy",
        ("family",),
        mark(
            "Circled the day on the calendar together. Until then {name} reads one page each "
            "day, to read aloud to them."
        ),
        months=(12, 1),
        away=("father", "mother"),
    ),
    Script(
        mark(
            "It is hot and the big boys called me into the river. I said the teacher forbids "
            "it, and minded their clothes on the bank."
        ),
        "calm",
        ("safety",),
        mark(
            "Praised {name} for staying out. The bank is not safe either; whoever sees "
            "somebody go in tells a grown-up at once. Spoke with {carer}."
        ),
        follow_up=mark("Ask which way home {name} takes"),
        months=(5, 6, 9),
    ),
    Script(
        mark(
            "Mum was here for nine days! We painted the wall white, I did the lower part and "
            "she the upper one."
        ),
        "very_happy",
        ("family",),
        mark(
            "Listened to {name} for a long time. The nine days become a composition, to be "
            "read to mum."
        ),
        months=(2, 3, 9),
        away=("mother",),
    ),
    Script(
        mark("My garlic is as tall as a pencil now. I call it Little Tall."),
        "happy",
        ("other",),
        mark(
            "It may stand on the window sill of the classroom. {name} writes a line each day "
            "and shows the others how to water."
        ),
        months=(3, 4, 10, 11),
    ),
    Script(
        mark("I kept a mooncake for mum and dad. It went mouldy, but I could not throw it away."),
        "low",
        ("family", "feelings"),
        mark(
            "Told {name} that the mooncake has reached them: we drew it and sent them the picture."
        ),
        effect=mark("Mum answered. {name} listened to it three times."),
        months=(10,),
        away=("father", "mother"),
    ),
    Script(
        mark("I save my New Year money. Dad says it will buy the ticket to him."),
        "calm",
        ("family",),
        mark(
            "Found dad's town on the map and counted the hours. Until the summer all homework"
            " comes in on time."
        ),
        months=(2, 3),
        away=("father",),
    ),
    Script(
        mark(
            "All the mums come to the parents' meeting. I said that mine is busy with "
            "something big."
        ),
        "low",
        ("family", "feelings"),
        mark(
            "Mum is indeed busy with something big, I said. On the day of the meeting she "
            "rang, and they talked for three minutes."
        ),
        effect=mark("{name} put the phone down and smiled."),
        months=(4, 5, 11, 12),
        away=("mother",),
    ),
    Script(
        mark(
            "There is a dog on the way home. I walk all the way round, and when I am home it "
            "is nearly dark."
        ),
        "low",
        ("safety",),
        mark(
            "{name} and {friend} walk together from now on, and {carer} comes to the edge of "
            "the village."
        ),
        follow_up=mark("Ask whether they walk together"),
        months=(10, 11, 12, 1),
    ),
    Script(
        mark("Mum sent me a sweater. It is a bit large, she says I grow fast."),
        "happy",
        ("family",),
        mark("Measured {name} and sent mum the figure, with a voice message of our own."),
        months=(10, 11, 12),
        away=("mother",),
    ),
    Script(
        mark(
            "Dad says they may not come for New Year. I said it does not matter. Then I did "
            "not want to eat."
        ),
        "very_low",
        ("family", "feelings"),
        mark(
            "Had lunch with {name}. One may be sad and say so. Rang dad: perhaps {name} can "
            "go there in the holidays."
        ),
        follow_up=mark("Ask dad what is settled for the winter holidays"),
        months=(12, 1),
        away=("father", "mother"),
    ),
    Script(
        mark(
            "My feet are cold in the morning. {carer} fills a hot-water bottle, and I carry "
            "it all the way."
        ),
        "calm",
        ("health",),
        mark("{name} has a new seat away from the door, and in the breaks a walk in the sun."),
        months=(12, 1, 2),
    ),
    Script(
        mark("I want 85 in maths at the end of term. Not to show off, only for {carer}."),
        "happy",
        ("study",),
        mark("Made five sums a day out of it and put the note into the pencil case."),
        months=(12, 1, 5, 6),
    ),
    Script(
        mark("I covered my books myself, with the paper from dad's parcel."),
        "calm",
        ("habits",),
        mark(
            "Neatly done; {name} covers two for {friend} as well. Aim of the term: to raise "
            "the hand once a day."
        ),
        months=(2, 9),
        away=("father",),
    ),
)

EVENTS = (
    Script(
        mark("He said that nobody wants me. Then I pushed him. After that I was afraid, too."),
        "very_low",
        ("friends", "feelings"),
        mark(
            "Heard both to the end. Told {name}: you are wanted, your family thinks of you, "
            "and I am here. Pushing was wrong, and we went to say sorry together."
        ),
        follow_up=mark("See how the two get on this week"),
        effect=mark("They shook hands and swept the classroom together the next day."),
        occasion="event",
    ),
    Script(
        mark("When I had the fever I dreamt that mum held my forehead. I woke up, and it was you."),
        "low",
        ("health", "feelings"),
        mark(
            "{name} rested in my office until {carer} came. Rang mum. Asked again the next "
            "day, the fever is gone."
        ),
        away=("mother",),
        occasion="event",
    ),
    Script(
        mark("I hid the test under my pillow. At night it seemed to talk."),
        "low",
        ("study", "feelings"),
        mark(
            "No scolding. We sorted the mistakes into careless and not understood; of the "
            "second kind there are only four."
        ),
        follow_up=mark("Do the four problems once more"),
        occasion="event",
    ),
    Script(
        mark(
            "I did want to come to school. But the bridge is slippery in the rain, and "
            "halfway I turned back."
        ),
        "low",
        ("safety",),
        mark(
            "Looked at the bridge in the afternoon and rang the village. When it rains, "
            "{carer} brings {name} across."
        ),
        effect=mark("There is a rail now, and no day was missed since."),
        occasion="event",
    ),
    Script(
        mark(
            "Suddenly dad stood at the gate. I thought it was somebody else, until he called "
            "me by my baby name."
        ),
        "very_happy",
        ("family",),
        mark(
            "Had dad in my office and told him of the progress of this term. Took a picture "
            "of the two."
        ),
        away=("father",),
        occasion="event",
    ),
    Script(
        mark("{carer} is in hospital. I fed the hens and locked the door twice."),
        "very_low",
        ("family", "safety"),
        mark(
            "Rang the family and the village the same day; {name} stays with relatives. We "
            "have lunch together each day."
        ),
        follow_up=mark("Visit when {carer} is home again"),
        occasion="event",
    ),
    Script(
        mark(
            "{friend}'s rubber was gone, and everybody looked at me. I emptied my whole bag "
            "to show them."
        ),
        "low",
        ("friends",),
        mark(
            "The rubber was in a crack of the desk. The class said sorry. Told {name}: you "
            "need not empty your bag for anybody."
        ),
        effect=mark("{friend} cut the rubber in two and gave {name} one half."),
        occasion="event",
    ),
    Script(
        mark("May I use your phone? I only want to say one thing: I have finished the exam."),
        "calm",
        ("family",),
        mark(
            "Rang mum from the office, and it was more than one sentence. {name} may come "
            "whenever there is something to tell."
        ),
        away=("mother",),
        occasion="asked",
    ),
    Script(
        mark("May I stop being group leader? They do not look at me when I collect the homework."),
        "low",
        ("friends", "study"),
        mark("Played through how to ask. {friend} helps to collect for a week."),
        follow_up=mark("Ask how collecting goes"),
        occasion="asked",
    ),
)

CONFIDENTIAL = (
    Script(
        mark(
            "Does my mum not want me any more? They say so in the village. I put my hands "
            "over my ears."
        ),
        "very_low",
        ("family", "feelings"),
        mark(
            "Told {name} that what grown-ups do is never a child's fault. Asked the family "
            "not to speak of it before the child. We meet each Friday after school."
        ),
        follow_up=mark("Meet {name} on Friday after school"),
    ),
    Script(
        mark("I dreamt of dad. He said nothing, he only stood at the door."),
        "very_low",
        ("family", "feelings"),
        mark(
            "We spoke of dad for a long time: he laughed a lot and could whistle. {name} may "
            "cry, and may think of him. Spoke with the school counsellor."
        ),
        follow_up=mark("See the school counsellor"),
    ),
)
"""What stays between the child and the class teacher."""
