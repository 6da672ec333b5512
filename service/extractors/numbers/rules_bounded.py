"""The rules of numbers that are vague, a pair, a range, or bounded by the words around them."""

from decimal import Decimal

from service.extractors.numbers.rules import RULES

__all__ = ["RULES"]

RULES.case(
    "vague",
    'A vague plural: no value, at least twice its base ("dozens" 24), approximate; "a couple of" is about two.',
    finds={
        "[Dozens] of others were hurt.": (24, None),
        "[Hundreds of thousands] of survivors camped out.": (200_000, None),
        "[Scores] of homes burned.": (40, None),
        "They took [several hundred] trucks.": (200, None),
        "[Tens of thousands] fled.": (20_000, None),
        "[A couple of] bridges closed.": {"value": 2, "approximate": True},
        "[A few hundred] homeless camped there.": {"minimum": 200},
        "They ran a [multibillion-dollar] fund.": {"kind": "money", "value": None, "minimum": 2_000_000_000},
    },
    ignores=["The scores were level.", "Several men left.", "A few cars burned.", "The couple wed.", "It tens to fail."],
)

RULES.case(
    "pair",
    'Two of a thing: "a pair of".',
    finds={
        "They sent [a pair of] jets.": 2,
        "[A pair of] gunmen fled.": 2,
        "He wore [a pair of] boots.": 2,
        "Police seized [a pair of] rifles.": 2,
        "The farm lost [a pair of] oxen.": 2,
        "She sold [a pair of] rings.": 2,
    },
    ignores=["The pair fled.", "The pair of them left.", "They pair off.", "a pair won"],
)

RULES.case(
    "between",
    "Two numbers that bound one: a unit, currency or scale word at either end holds for both. A score or a change is no range.",
    finds={
        "[Three to five] gunmen fled.": (3, 5),
        "Growth of [between 6 and 7 percent] is expected.": (6, 7),
        "Each lost [€20,000-30,000] on average.": (20_000, 30_000),
        "The gusts hit [80-90 km/h] at noon.": (80, 90),
        "They guard [one or two] gates.": (1, 2),
        "Yields ranged [from 1.8 to 4.2 tonnes] there.": {"minimum": Decimal("1.8"), "unit": "t"},
        "It will cost [$2m-3m] in all.": (2_000_000, 3_000_000),
        "Today [15 to 20 million] people tuned in.": (15_000_000, 20_000_000),
        "The lake rose [1.5 to 2 metres] at once.": {"minimum": Decimal("1.5"), "unit": "m"},
        "Lows of [-12 to -15C] are likely.": {"minimum": -15, "maximum": -12, "unit": "Cel"},
    },
    ignores=[
        "City beat Rovers 1-3 on Sunday.",
        "The rate fell from 7% to 5%.",
        "They won by 52 votes to 48.",
        "It rose from 5 to 7 percent.",
        "Pay will rise by 50 cents to $15.50 an hour.",
        "Sales fell by a third to $4.1 billion.",
        "between them and six others",
        "Chapters 3 to 7 deal with the war.",
    ],
)

RULES.case(
    "at_least",
    'A lower bound, said before or after: "at least", "more than", "upwards of", "or more", "-plus".',
    finds={
        "[At least five] protesters died.": {"value": 5, "minimum": 5, "maximum": None},
        "[More than 7,200] people drowned.": {"minimum": 7_200, "maximum": None},
        "Fever of [38C or more] was seen.": {"minimum": 38, "maximum": None, "unit": "Cel"},
        "[Upwards of 230] sailors swam.": {"minimum": 230},
        "Strikes hit [10,000-plus] drivers.": {"minimum": 10_000},
        "Bags [over 10 kg] cost extra.": {"unit": "kg", "minimum": 10},
        "[No fewer than 261] inmates died.": {"minimum": 261},
        "[Just over half] of them left.": {"kind": "fraction", "maximum": None},
    },
    ignores=[
        "Wreckage is spread over 20 square miles.",
        "It was handed over to them.",
        "more than a few",
        "at least they came",
        "over the hill",
        "$5 plus costs",
    ],
)

RULES.case(
    "at_most",
    'An upper bound, said before or after: "up to", "as many as", "fewer than", "no more than", "or less".',
    finds={
        "They need [up to 30,000] tents.": {"value": 30_000, "minimum": None, "maximum": 30_000},
        "It killed [as many as 28] pilgrims.": {"minimum": None, "maximum": 28},
        "[Fewer than 40] clients left.": {"maximum": 40},
        "A month costs [no more than $35].": {"unit": "USD", "maximum": 35},
        "Turnout was [just under 78%] at dusk.": {"unit": "%", "maximum": 78},
        "A score of [15 or less] is poor.": {"maximum": 15},
        "[At most 120] fit in the cage.": {"maximum": 120},
    },
    ignores=["They lay buried under six metres of mud.", "up to them", "less than ideal", "below the line", "under pressure"],
)

RULES.case(
    "about",
    'A number not meant exactly: "about", "nearly", "some", "an estimated", "-odd", "or so".',
    finds={
        "[About 12 kilometres] away it hit a wall.": {"value": 12, "approximate": True},
        "[Nearly $500 million] is set aside.": {"approximate": True, "unit": "USD"},
        "A ratio of [about 1 to 13] was seen.": {"kind": "ratio", "approximate": True},
        "[Some 41,000] fans came.": {"approximate": True, "minimum": 41_000, "maximum": 41_000},
        "[An estimated 1,200] fighters remain.": {"approximate": True},
        "The flat drew [30-odd] bidders.": {"approximate": True},
        "[Close to two-thirds] of managers agree.": {"approximate": True},
        "They waited with [40 or so] others.": {"approximate": True},
    },
    ignores=["some of the men", "about the case", "near the gate", "around town", "They talked about it."],
)
