"""What mentors of the sample class do with their students, as texts for translation."""

from __future__ import annotations

from msgspec import Struct

from carekeeper.core.words import mark


class Visit(Struct, frozen=True):
    """A check-in as somebody writes it down: how, what, what came of it, what is next."""

    manner: str
    content: str
    effect: str = ""
    next_step: str = ""


GOALS: dict[str, tuple[str, ...]] = {
    "teacher": (
        mark("Read together twice a week, like writing again"),
        mark("Close the gaps in fractions"),
        mark("Hand the homework in on time"),
        mark("Get along with classmates"),
        mark("Sing in the choir"),
    ),
    "parent": (
        mark("Come along for dinner at weekends"),
        mark("Be a substitute parent at festivals"),
    ),
    "study_helper": (
        mark("Do the mathematics homework together"),
        mark("Dictate ten words to each other each day"),
    ),
    "retired_cadre": (
        mark("Company, and practice with the brush"),
        mark("Company, and stories of old times"),
    ),
    "village_cadre": (mark("Look in once a week"),),
    "volunteer": (mark("Draw together on Saturdays"),),
}

AGREED = (
    mark("once a month at least"),
    mark("twice a month"),
    mark("every week"),
)

BEFORE = (
    mark("Says little in class and leaves the homework undone; nobody at home can help."),
    mark("Marks went down since the parents left; often alone in the breaks."),
    mark("Quick-tempered, quarrels about small things, but is glad to be asked for help."),
    mark("Polite and quiet; misses the parents most at weekends."),
)
SUMMARY = (
    mark("Came to every appointment. Homework is in on time now, and there are two good friends."),
    mark("Reads alone at home by now. Talks of the parents without tears."),
)
AFTER = mark("Stands on their own feet by now: homework done, part of the team in the breaks.")

VISITS: dict[str, tuple[Visit, ...]] = {
    "teacher": (
        Visit(
            "in_person",
            mark("Read two chapters together after school and spoke about who the hero misses."),
            mark("Read aloud without being asked."),
            mark("Bring the next volume along"),
        ),
        Visit(
            "in_person",
            mark("Went through the wrong answers of the last test, one by one."),
            mark("Found two slips without help."),
        ),
        Visit(
            "in_person",
            mark("Spoke in the lunch break about a quarrel over a skipping rope."),
            mark("Said sorry of their own accord in the afternoon."),
        ),
        Visit(
            "phone",
            mark("Called the carer in the evening: homework is done at the kitchen table now."),
            mark("The carer checks the homework book each evening."),
            mark("Ask again in two weeks"),
        ),
        Visit(
            "home",
            mark("Called in at home, looked at the place for homework, and put a lamp there."),
            mark("There is a quiet corner now."),
        ),
        Visit(
            "in_person",
            mark("Gave a notebook for words that are hard, and dictated the first ten."),
            mark("Eight of ten were right."),
        ),
        Visit(
            "in_person",
            mark("Wrote the letter to the parents together, about the sports day."),
            mark("Asked to read it out to the class."),
            mark("Take the letter to the post"),
        ),
        Visit(
            "in_person",
            mark("Sat beside each other at the school library and chose a book with few words."),
            mark("Finished it on the way home."),
        ),
        Visit(
            "in_person",
            mark("Practised reading the clock and planning the evening: homework, tea, bed."),
            mark("The plan hangs above the bed now."),
            mark("Look at the plan together again"),
        ),
        Visit(
            "message",
            mark("Sent the parents a photo of the best page of the exercise book."),
            mark("The father sent back a voice message of praise."),
        ),
    ),
    "parent": (
        Visit(
            "home",
            mark("Came to dinner with us on Saturday; the children made dumplings together."),
            mark("Laughed a lot, and took some home for grandma."),
        ),
        Visit(
            "home",
            mark("Took both children to the market and bought gloves for the winter."),
            mark("Very careful with the new gloves."),
        ),
        Visit(
            "in_person",
            mark("Picked the child up in the rain and waited until grandma was home."),
            "",
            mark("Leave a spare umbrella at school"),
        ),
        Visit(
            "message",
            mark("Sent a short film of the sports day to the parents."),
            mark("The mother called the same evening."),
        ),
        Visit(
            "home",
            mark("Did the homework at our kitchen table with my child, then played chess."),
            mark("Wanted to stay for another game."),
        ),
        Visit(
            "phone",
            mark("Called on Friday evening to ask how the week was."),
            mark("Told of the football match first of all."),
        ),
        Visit(
            "home",
            mark("Celebrated the birthday with noodles and a small cake."),
            mark("Rang the mother on my phone and sang with her."),
        ),
    ),
    "study_helper": (
        Visit(
            "in_person",
            mark("We did the sheet with the long additions and checked each other's sums."),
            mark("Only one mistake today."),
        ),
        Visit(
            "in_person",
            mark("I dictated ten words, then the other way round."),
            mark("Both nine of ten."),
        ),
        Visit(
            "in_person",
            mark("We learned the poem by heart in the breaks."),
            mark("Recited it in class without a stop."),
        ),
        Visit(
            "in_person",
            mark("We wrote the new words in the sand and guessed them."),
            mark("Knows eleven of twelve."),
        ),
        Visit(
            "in_person",
            mark("We measured the classroom for the task about areas."),
            mark("Found the answer first."),
        ),
        Visit(
            "in_person",
            mark("I explained the word problems with bottle caps."),
            mark("Can do the easy ones alone."),
        ),
    ),
    "retired_cadre": (
        Visit(
            "in_person",
            mark("Practised the strokes with the brush for half an hour, then had tea."),
            mark("Sits still longer than last month."),
        ),
        Visit(
            "home",
            mark("Told of the winter when the bridge was built, and looked at old pictures."),
            mark("Asked many questions."),
            mark("Bring the old photo album along"),
        ),
        Visit(
            "home",
            mark("Walked home with the child along the river and greeted the grandparents."),
            mark("The grandfather's cough is better."),
        ),
        Visit(
            "in_person",
            mark("Wrote the first couplet on red paper; it was given to grandma."),
            mark("Proud of the even strokes."),
        ),
        Visit(
            "home",
            mark("Planted garlic in the yard and wrote down when it will come up."),
            mark("Waters it each day."),
        ),
        Visit(
            "phone",
            mark("Spoke on the telephone about the week and about a bad dream."),
            mark("Slept well the night after."),
        ),
    ),
    "village_cadre": (
        Visit(
            "home",
            mark("Looked in: stove and wires are in order, there is rice and coal."),
            mark("The family knows whom to call at night."),
        ),
        Visit(
            "home",
            mark("Filled in the form for the living allowance with grandma."),
            mark("Handed in at the town office."),
            mark("Ask at the town office how it is going"),
        ),
        Visit(
            "phone",
            mark("Called before the storm: windows are shut, the child sleeps at the aunt's."),
        ),
        Visit(
            "home",
            mark(
                "Spoke with the grandparents about crossing the road, and the pond near the house."
            ),
            mark("The gate to the pond has a lock now."),
        ),
        Visit(
            "in_person",
            mark("Met the child on the way to school and saw the shoes: new ones are needed."),
            "",
            mark("Bring a pair of winter shoes"),
        ),
        Visit(
            "home",
            mark("Helped to set up the telephone so that the parents can call with picture."),
            mark("They talk each Sunday."),
        ),
    ),
    "volunteer": (
        Visit(
            "in_person",
            mark("Drew the village from above; mum and dad's town got the largest house."),
            mark("Told where the parents work for the first time."),
        ),
        Visit(
            "in_person",
            mark("Folded lanterns and hung them up in the classroom."),
            mark("Helped the younger ones."),
        ),
        Visit(
            "in_person",
            mark("Made a kite from old newspapers and let it fly behind the school."),
            mark("Ran until out of breath, very cheerful."),
        ),
        Visit(
            "in_person",
            mark("Painted stones for the flower bed."),
            mark("Painted one for each of the family."),
        ),
        Visit(
            "message",
            mark("Wrote a card from the town and got a drawing back."),
            mark("The drawing shows three friends."),
        ),
        Visit(
            "in_person",
            mark("Learned a song with the guitar for the class party."),
            mark("Sang the second verse alone."),
        ),
    ),
}
CHAIR = mark("chair of the village women's federation")
RETIRED = mark("retired teacher")
STUDENT = mark("student at the normal university")
