"""Nouns: deaths, arrests and tolls that are counted themselves."""

from service.claims.shapes import NOBODY, Shape, exactly, shape

STANDS_AT = r"(?: [DawpokEnqsSCBHMAtf] | , [^,;]{1,8} , ){0,16}? (?: [pfk] | m | w ) (?P<count> C ) (?: [pf] (?P<count> C ) )?"

SHAPES: tuple[Shape, ...] = (
    shape(
        "deaths",
        r"(?P<count> C ) (?: [wA]{0,2} (?P<trigger> {harm} ) | A? (?P<trigger> {act} ) (?! [wo] ) | A? (?P<trigger> {life} ) )",
        "Nouns of harm that are counted themselves: nine deaths, no injuries.",
        at="C",
        finds={
            "The province reported [nine] deaths.": exactly("killed", 9),
            "There were [no] injuries.": NOBODY,
            "The army reported [no] casualties.": NOBODY,
            "Rescuers recovered [four] bodies.": exactly("killed", 4),
            "Police made [23] arrests.": exactly("detained", 23),
            "The flood claimed [15] lives.": exactly("killed", 15),
            "It passed off [without] casualties.": NOBODY,
        },
        ignores=[
            "The dispute claimed 300 casualties.",
            "A man lives next door.",
            "Three death certificates were forged.",
            "He asked for no favours.",
            "The rebels freed 12 hostages.",
            "Nine hostages have been released.",
        ],
    ),
    shape(
        "victims_possessive",
        r"(?P<count> C ) w (?P<trigger> {act} | {harm} )",
        "Those whose death or arrest is spoken of.",
        at="C",
        finds={
            "The [six] priests' murder shocked the country.": exactly("killed", 6),
            "The [two] reporters' arrest was condemned.": exactly("detained", 2),
            "The [four] nurses' disappearance is a riddle.": exactly("missing", 4),
            "The [three] miners' execution led to riots.": exactly("killed", 3),
            "The [nine] students' detention was illegal.": exactly("detained", 9),
            "The [two] sisters' abduction made headlines.": exactly("missing", 2),
        },
        ignores=[
            "The two dogs' death upset him.",
            "The three banks' capture of the market worried rivals.",
            "Six people saw the murder.",
            "Two priests spoke of the arrest.",
        ],
    ),
    shape(
        "number_of",
        r"{toll} [owDA]{1,5}? f? {verb}? (?P<trigger> {harmed} | {state} | {suffered} ) " + STANDS_AT,
        "A number of dead, wounded or missing, and what it stands at, rises to or was before.",
        at="T",
        finds={
            "The hospital put the number of children wounded at [18].": exactly("wounded", 18),
            "The number of people known to have died has risen to [58].": exactly("killed", 58),
            "The number of pupils killed when a dam burst in the hills has risen to [70] from 52.": exactly("killed", 70),
            "The number of people missing fell from [30] to 12.": exactly("missing", 30),
            "The number of tourists killed stands at [seven].": exactly("killed", 7),
            "It put the number of people arrested at [44].": exactly("detained", 44),
            "The number of villagers displaced climbed to [3,000].": exactly("displaced", 3000),
        },
        ignores=[
            "The number of calls rose to 40.",
            "The number of dogs sold rose to 30.",
            "The number of the bus is 12.",
            "The figure for June was 30.",
        ],
    ),
    shape(
        "toll",
        r"(?P<trigger> {toll} ) " + STANDS_AT,
        "What a death toll or another running count stands at, rises to or was before.",
        at="T",
        finds={
            "The death toll rose to [41].": exactly("killed", 41),
            "Last year's toll was put at [2,400] by a charity.": exactly("killed", 2400),
            "The death toll climbed past [300] on Friday.": {"effect": "killed", "minimum": 300, "maximum": None},
            "Officials raised the toll from [41] to 43.": exactly("killed", 41),
            "The death toll from the quake in the hills climbed to [900].": exactly("killed", 900),
            "The ministry put the death toll at [12].": exactly("killed", 12),
            "Nine people died, he said. The agency later cut the figure to [eight].": exactly("killed", 8),
            "Nine miners are missing. The company gave the number as [11].": exactly("missing", 11),
        },
        ignores=[
            "The bridge toll hurts two firms.",
            "The number rose to 41.",
            "He counts on the figure of two.",
            "The estimate fell to 30.",
        ],
    ),
    shape(
        "the_wounded_at",
        r"{the} w? (?P<trigger> {harmed} | {state} ) [,pf]{1,2} (?P<count> C )",
        "The number of the wounded, the missing, the homeless.",
        at="D",
        finds={
            "The mayor put the wounded at [60].": exactly("wounded", 60),
            "They put the dead at [nine].": exactly("killed", 9),
            "It put the missing at [31].": exactly("missing", 31),
            "Aid groups put the homeless at [5,000].": exactly("displaced", 5000),
            "His count of the injured, [220], was doubted.": exactly("wounded", 220),
            "The governor put the displaced at [800].": exactly("displaced", 800),
        },
        ignores=[
            "They put the missing parcel at two kilos.",
            "He put the bus at nine.",
            "They honoured the dead at noon.",
            "She gave the wounded three blankets.",
        ],
    ),
)
