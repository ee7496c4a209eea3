"""What the sample class says of its people, as texts for translation.

All is made up. Streets, firms and towns are ××, so that no real one is meant.
"""

from __future__ import annotations

from carekeeper.core.words import mark

CLASS_NAMES = (
    mark("Class 1 (2)"),
    mark("Class 2 (2)"),
    mark("Class 3 (2)"),
)
SUBJECTS = (
    mark("Chinese language"),
    mark("Mathematics"),
    mark("English language"),
    mark("Science"),
    mark("Music"),
)
VILLAGES = (
    mark("Houwu Village"),
    mark("Shangtang Village"),
    mark("Shiqiao Village"),
    mark("Liulin Village"),
    mark("Daping Village"),
    mark("Xikou Village"),
)
GROUPS = (
    mark("Group 1"),
    mark("Group 2"),
    mark("Group 3"),
    mark("Group 4"),
    mark("Group 5"),
    mark("Group 6"),
)
FACTORIES = (
    mark("×× Electronics Factory"),
    mark("×× Garment Factory"),
    mark("×× Shoe Factory"),
    mark("×× Construction Site"),
    mark("×× Furniture Company"),
    mark("×× Express Delivery Station"),
    mark("×× Restaurant"),
    mark("×× Hardware Factory"),
)
AT_WORK = (
    mark("factory worker"),
    mark("construction worker"),
    mark("courier"),
    mark("shop assistant"),
    mark("cook"),
    mark("seamstress"),
)
AT_HOME = (
    mark("farmer"),
    mark("small shop"),
    mark("tea picker"),
    mark("carpenter"),
    mark("driver"),
    mark("day labourer"),
)
OLD_AT_HOME = (
    mark("farmer"),
    mark("housekeeping"),
    mark("retired"),
)
OLD_HEALTH = (
    mark("in good health"),
    mark("high blood pressure, takes medicine every day"),
    mark("bad knees, walks slowly"),
    mark("hard of hearing, please speak up"),
    mark("diabetes, stable"),
    mark("fair, often coughs in winter"),
)
GROWN_HEALTH = (
    mark("in good health"),
    mark("in fair health"),
)
UNABLE = (
    mark("long ill in bed"),
    mark("disabled in one leg, cannot work"),
)
BEST_TIMES = (
    mark("after 7 in the evening"),
    mark("at noon"),
    mark("weekends"),
    mark("after 8 in the evening, not on workdays by day"),
)
COMES_HOME = (
    mark("each year at Spring Festival"),
    mark("Spring Festival and summer holiday"),
    mark("about every three months"),
    mark("once a month"),
    mark("not for two years"),
)
ENTRUSTED_REASONS = (
    mark("Both parents work in another province; the grandparents are old"),
    mark("The parents work away and the carer lives nearby"),
)
SUPPORT_REASONS = (
    mark("Marks are falling, low mood, often alone"),
    mark("Often without homework, nobody at home can help"),
    mark("Quarrels easily with classmates"),
)
ONE_PARENT = mark("One parent has died, talks little")
HOUSEWORK = mark("The grandmother is ill, the child does many of the chores")
PERSONALITIES = (
    mark("quiet, rather shy"),
    mark("lively, likes to talk"),
    mark("steady, helps others"),
    mark("open and cheerful"),
    mark("sensitive, thinks a lot"),
    mark("strong-willed"),
)
HOBBIES = (
    mark("drawing"),
    mark("football"),
    mark("reading stories"),
    mark("singing"),
    mark("skipping rope"),
    mark("building with bricks"),
    mark("Chinese chess"),
    mark("table tennis"),
)
STRENGTHS = (
    mark("fast runner"),
    mark("neat handwriting"),
    mark("good at mental arithmetic"),
    mark("recites well"),
    mark("good with the hands"),
)
DREAMS = (
    mark("to be a teacher"),
    mark("to be a doctor"),
    mark("to spend the holidays with mum and dad"),
    mark("to be a soldier"),
    mark("to be a painter"),
    mark("to see the sea"),
)
WISHES = (
    mark("That the child grows up safe and well"),
    mark("That the child becomes more open and makes friends"),
    mark("That the teacher keeps an eye on the homework"),
    mark("That the child listens to the grandparents"),
)
BONDS = (
    mark("Close; tells the carer everything"),
    mark("Good, but does not listen about homework"),
    mark("Does many chores for the carer"),
    mark("Polite, talks little at home"),
)
SIBLINGS = (
    mark("a little brother, in kindergarten"),
    mark("a sister, in grade 6 of this school"),
    mark("a brother, in middle school in town"),
    mark("a little sister, with the parents"),
)
ILLNESSES = (
    mark("often colds, asthma as a small child"),
    mark("short-sighted, wears glasses"),
    mark("stomach pain when meals are late"),
)
ALLERGIES = (
    mark("penicillin"),
    mark("peanuts"),
    mark("seafood"),
)
INSURANCES = (mark("Residents' medical insurance"),)
AIDS = (
    mark("Living allowance for boarders, each term"),
    mark("Nutrition meals at school"),
)
NOTES = (
    mark("Likes to sit in front; praise helps"),
    mark("Calls the mother on Sunday evening from the class hotline"),
)
STUDY_NOTES = (
    mark("Chinese middle, mathematics weak"),
    mark("reads well, English weak"),
    mark("even in all subjects"),
)
ETHNIC_GROUPS = {
    "Han": mark("Han"),
    "Uyghur": mark("Uyghur"),
    "She": mark("She"),
    "Hui": mark("Hui"),
}
