"""Parts: counts of some among those counted before."""

from service.claims.shapes import Shape, exactly, shape

WHOLE: tuple[Shape, ...] = (
    shape(
        "made_up_of",
        r"(?P<whole> C ) n? w? {after} [,(:]{1,2} (?P<count> C ) w (?: [,&]{1,2} (?P<count> C ) w ){1,4}",
        "The parts of a count, told right after it: they add up to the whole.",
        at="C",
        finds={
            "Five people (three soldiers and [two] civilians) were wounded.": exactly("wounded", 2),
            "Eight sailors - [six] Greeks and two Turks - died.": exactly("killed", 6),
            "The flood killed nine people: four women, [three] men and two children.": exactly("killed", 3),
            "The storm displaced ten families, [seven] Greek families and three Turkish families.": exactly("displaced", 7),
            "Police arrested six people - [four] boys and two girls.": exactly("detained", 4),
            "The bomb wounded seven guards - [five] men and two women.": exactly("wounded", 5),
        },
        ignores=[
            "Five people (three doctors and one nurse) helped the wounded.",
            "The crash killed nine people, and two cars and three lorries burned.",
            "Ten people, three women and two men, sang.",
            "Eight sailors - six Greeks and two Turks - won.",
        ],
    ),
)

SHAPES: tuple[Shape, ...] = (
    shape(
        "of_the_dead",
        r"(?P<count> C ) o {the} (?P<trigger> {harmed} | {state} | {harm} )",
        "Part of the dead, the wounded or the victims.",
        at="C",
        finds={
            "[Two] of the dead were sisters.": exactly("killed", 2),
            "[Four] of the wounded lost blood.": exactly("wounded", 4),
            "[Six] of the missing are from Oslo.": exactly("missing", 6),
            "[Three] of the injured went home.": exactly("wounded", 3),
            "[Nine] of the arrested were minors.": exactly("detained", 9),
            "[Five] of the murdered priests taught there.": exactly("killed", 5),
        },
        ignores=[
            "Two of the tickets were sold.",
            "Three of the survivors spoke.",
            "Four of the boats sank.",
            "One of the rockets hit a wall.",
        ],
    ),
    shape(
        "of_them",
        r"(?<! k ) (?P<count> C ) o {them}",
        "Part of those just counted.",
        at="C",
        finds={
            "The crash killed 12 people, [five] of them children.": exactly("killed", 5),
            "Thirty were wounded, [three] of them badly.": exactly("wounded", 3),
            "Nine people are missing, [two] of them tourists.": exactly("missing", 2),
            "Police arrested 20 men, [four] of them armed.": exactly("detained", 4),
            "Eight sailors drowned, [one] of them a cook.": exactly("killed", 1),
            "Six miners died, [two] of them brothers.": exactly("killed", 2),
        },
        ignores=[
            "He bought ten tickets, two of them for her.",
            "She has three sons, one of them a pilot.",
            "Five people died when one of them fell.",
            "Two of them sang.",
        ],
    ),
    shape(
        "among_the_dead",
        r"{somebody} B p D (?P<trigger> {harmed} | {state} | {harm} )",
        "Somebody who is among the dead or the wounded.",
        at="C",
        finds={
            "[A] nurse was among the dead.": exactly("killed", 1),
            "[Three] pupils are among the injured.": exactly("wounded", 3),
            "[Two] officers were among the wounded.": exactly("wounded", 2),
            "[Four] tourists are among the missing.": exactly("missing", 4),
            "[A] reporter was among the detained.": exactly("detained", 1),
            "[Five] children from one street were among the dead.": exactly("killed", 5),
        },
        ignores=[
            "A nurse was among the guests.",
            "Two cars were among the missing.",
            "Three pupils are in the house.",
            "Four dogs were among the dead.",
        ],
    ),
    shape(
        "among_the_dead_are",
        r"p D (?P<trigger> {harmed} | {state} | {harm} ) B {the}? {object} (?: {and} {object} ){0,3}",
        "The same, turned round.",
        at="p",
        finds={
            "Among the dead were [two] nurses.": exactly("killed", 2),
            "Among the injured are a driver and [six] pupils.": exactly("wounded", 6),
            "Among the missing is [a] boy.": exactly("missing", 1),
            "Among the wounded was [a] policeman.": exactly("wounded", 1),
            "Among the arrested were [three] teachers.": exactly("detained", 3),
            "Among the displaced are [900] children.": exactly("displaced", 900),
        },
        ignores=[
            "Among the guests were two nurses.",
            "Among the missing were four paintings.",
            "In the wounded city were three bridges.",
            "Among the dead were 40 cows.",
        ],
    ),
    shape(
        "including",
        r"{including} {the}? {adverb}? {object} (?: {and} {object} ){0,5}",
        "Part of those just counted, after including or among them.",
        at="m",
        finds={
            "The blast killed nine people, including [two] children.": exactly("killed", 2),
            "Ten people were hurt, among them [a] nurse.": exactly("wounded", 1),
            "Fire killed 30 people, including four women and [six] children.": exactly("killed", 6),
            "Police arrested 15 people, including [a] lawyer.": exactly("detained", 1),
            "Forty people are missing, among them [12] sailors.": exactly("missing", 12),
            "Seven hikers died, including [three] brothers.": exactly("killed", 3),
        },
        ignores=[
            "Eight firms bid, including two from Spain.",
            "He has many talents, including three languages.",
            "The fire killed a man and burned ten shops, including two banks.",
            "They sang songs, including four encores.",
        ],
    ),
    shape(
        "critically",
        r"(?<= [,&] ) (?P<count> C ) (?P<trigger> A )",
        "How many of the wounded are badly hurt.",
        at="C",
        finds={
            "The fire injured 30 people, [four] critically.": exactly("wounded", 4),
            "Nine were wounded, [two] seriously.": exactly("wounded", 2),
            "The blast hurt 12 workers, [two] gravely.": exactly("wounded", 2),
            "Six people were injured, [three] severely, police said.": exactly("wounded", 3),
            "Eight boys were hurt, [five] slightly.": exactly("wounded", 5),
            "Ten soldiers were wounded, [two] critically and one slightly.": exactly("wounded", 2),
        },
        ignores=[
            "He answered ten questions, two correctly.",
            "She has two sons, one recently married.",
            "They bought four tickets, three cheaply.",
            "He lost two teeth, one already loose.",
        ],
    ),
)
