"""The rules of numbers by what is said, each with the examples that are its tests.

A number is composed, not matched whole: a numeral (numerals.py), its sign, scale and unit (amounts.py, units.py), the second end of a
range and the words that bound it (bounds.py), what it counts (counted.py). A fact carries the id of the last of these that shaped it.
Vague and bounded numbers have their rules in rules_bounded.py.
"""

from decimal import Decimal

from service.rules import Rules

RULES = Rules("number")

RULES.case(
    "cardinal",
    "A number in figures, grouped by comma, space, apostrophe or lakh, with a scale word or letter.",
    finds={
        "The storm displaced [1,200] people.": 1_200,
        "The clinic treated [17] patients in one night.": 17,
        "Some of the [2.5 million] residents fled.": 2_500_000,
        "The gale cut power to [1.5m] homes.": 1_500_000,
        "It drew a [100m-strong] audience.": 100_000_000,
        "The dam waters [550 000] farms.": 550_000,
        "About half of the [7,00,000] voters stayed at home.": 700_000,
        "The grid added [3 hundred and 21] towers.": 321,
        "Barnet sold [40bn] shares.": 40_000_000_000,
        "It read [-12] on the gauge.": -12,
    },
    ignores=[
        "He carried an AK-47 rifle.",
        "Two B52s flew over.",
        "The 5G network failed.",
        "Flight 293 had left Lima.",
        "The minister quit in 2016.",
        "A Boeing 737 slid off.",
        "City won 3-1 at home.",
        "The attack of 9/11 changed it.",
        "Call 904-555-0147 for news.",
        "The train left at 16:56 sharp.",
        "Article 50 was invoked.",
        "Sections 3(a) and 12 were struck down.",
        "Shops stay open 24/7 here.",
        "The vote came at 4.40 a.m. yesterday.",
        "Level 4 rules apply.",
        "Covid-19 cases rose.",
        "It ran from 1998 to 2004.",
        "On March 31 it closed.",
    ],
)

RULES.case(
    "spelled",
    'A number in words, of any size; "one" only where something is counted.',
    finds={
        "[Forty] soldiers left the base.": 40,
        "All [nine] miners were rescued.": 9,
        "[Four hundred and twenty thousand] people moved.": 420_000,
        "They lost [two and a half million] sheep.": 2_500_000,
        "[Half a million] people marched.": 500_000,
        "The fire burned [thirteen hundred] huts.": 1_300,
        "A shell hit [one] bus.": 1,
        "[A dozen] shops will be cleared.": 12,
        "The fee is [zero] points.": 0,
    },
    ignores=[
        "No one was hurt.",
        "This one is new.",
        "They hit one another.",
        "A nine-to-five job pays.",
        "The Group of Seven met.",
        "It was a one-off.",
    ],
)

RULES.case(
    "ordinal",
    "A place in an order, in figures or words; days, centuries, quarters and halves of a match are dates or names.",
    finds={
        "It was the [third] attack on the site.": {"kind": "ordinal", "value": 3},
        "Nadia took the [21st] seat.": 21,
        "She is the [fifteenth] premier.": 15,
        "A [fifth] suspect walked free.": 5,
        "The [one hundred and second] race was cut short.": 102,
        "Their [first] goal came late.": 1,
        "the [third]-largest economy": 3,
    },
    ignores=[
        "In the 19th century it burned.",
        "It fell in the second quarter.",
        "He scored in the first half.",
        "It moves a mile per second.",
        "On the 4th of July they met.",
        "She arrived on March 5th.",
    ],
)

RULES.case(
    "percent",
    "A share in hundredths (unit %), or a difference of shares in percentage points (pp; a basis point is 0.01 of one).",
    finds={
        "Turnout reached [59.9%] this time.": {"kind": "percent", "unit": "%"},
        "Only [nine percent] of the wells work.": 9,
        "The rate rose by [0.25 percentage points].": {"unit": "pp"},
        "Shares gained [3.1 pct] on the day.": {"kind": "percent"},
        "Yields were up [25 basis points] at noon.": {"unit": "pp"},
        "A [two-percentage-point] swing": {"unit": "pp"},
        "It errs by [plus or minus 3%] here.": 3,
        "The fund lost [seven per cent] of its worth.": 7,
        "Fuel use fell [20 pc] after that.": 20,
    },
    ignores=["a percentage of sales", "per cent of all", "the % sign", "5 points clear", "a percent sign"],
)

RULES.case(
    "money",
    "A sum of money with its ISO 4217 code; hundredths are given in the major unit, and a name that several countries share has no code.",
    finds={
        "The bridge cost [$9bn] to build.": {"value": 9_000_000_000, "unit": "USD"},
        "A grant of [US$1.2 billion] was agreed.": {"unit": "USD", "value": 1_200_000_000},
        "The flyover will cost [Rs 80 crore] in all.": {"unit": "INR", "value": 800_000_000},
        "A stamp costs [25 cents] there.": {"unit": "USD"},
        "It paid [20 Canadian cents] a share.": {"unit": "CAD", "value": Decimal("0.2")},
        "The flat sold for [A$6 million] in May.": {"unit": "AUD", "value": 6_000_000},
        "They were fined [20 million Kenyan shillings] each.": {"unit": "KES"},
        "A sack sells for [N82,000] now.": {"unit": "NGN", "value": 82_000},
        "The road cost [Rs12 crore] in all.": {"unit": "INR", "value": 120_000_000},
        "The bet paid [£12bn].": {"unit": "GBP"},
        "A ticket is [half a million euros].": {"unit": "EUR", "value": 500_000},
        "They paid [35,000 pesos] a month.": {"unit": None, "kind": "money"},
    },
    ignores=[
        "The 18 euro countries met.",
        "Buses use the N17 and the R336.",
        "The dollar fell.",
        "She won 12 medals.",
        "Pounds and euros are taken.",
        "The Rs are many.",
        "All 70 of them paid.",
    ],
)

RULES.case(
    "measure",
    "A length, area, volume, mass, temperature, speed, energy, power, pressure or size of data with its UCUM code.",
    finds={
        "They held [107mm] rounds.": {"value": 107, "unit": "mm"},
        "The fire covers [130,000 hectares] of bush.": {"unit": "har"},
        "It was [minus 6 degrees Celsius] at dawn.": {"value": -6, "unit": "Cel"},
        "Gusts of [75 mph] tore roofs off.": {"unit": "[mi_i]/h"},
        "Winds of [60 km/h] drove it on.": {"unit": "km/h"},
        "A [20-litre] jug was found.": {"unit": "L"},
        "The plan has [20GB] of data.": {"unit": "GBy"},
        "Each weighs [55 tonnes] empty.": {"unit": "t"},
        "It covers [13 square miles] of sea.": {"unit": "[mi_i]2"},
        "The farm feeds [4.2 TWh] in.": {"unit": "TW.h"},
        "She won the [100m] hurdles by a stride.": {"value": 100, "unit": "m"},
        "Fire took a [20-square-mile] tract.": {"value": 20, "unit": "[mi_i]2"},
        "It read [427 parts per million].": {"unit": "[ppm]"},
        "The [6-foot-6] guard led.": {"value": Decimal("6.5"), "unit": "[ft_i]"},
        "It was [12 degrees below zero].": -12,
        "He cut [5½ pounds] of meat.": {"value": Decimal("5.5"), "unit": "[lb_av]"},
    },
    ignores=["5 men in boats", "The 1.5m homes lost power.", "They ran 3 in a row.", "It took six hours.", "The metre was set aside."],
)

RULES.case(
    "age",
    'How old someone is, in years unless months, weeks or days are named: "14-year-old", "aged 26", "65 or older", or bare after a name.',
    finds={
        "A [14-year-old] girl was rescued.": {"kind": "age", "value": 14, "unit": "a"},
        "Ana Ruiz, [41], said so.": {"kind": "age", "value": 41},
        "A clerk [aged 26] was freed.": 26,
        "A woman of [45] was held.": {"kind": "age"},
        "The boys, [aged 9 to 13], were found.": (9, 13),
        "The bell is [500 years old].": {"unit": "a"},
        "A [six-month-old] baby lived.": {"unit": "mo"},
        "The striker, [27], has signed.": {"kind": "age"},
        "Ana Ruiz, now [41], was freed.": {"kind": "age"},
        "Her sons, [7] and 9, fled.": {"kind": "age"},
        "They were [17], 19 and 24 years old.": {"kind": "age"},
        "Adults [over 65] get it free.": {"kind": "age", "minimum": 65},
        "Ana Ruiz, [63] - a nurse - spoke.": {"kind": "age"},
        "The youngest of them [14], three girls fled.": {"kind": "age"},
        "The eldest was [46].": {"kind": "age"},
    },
    ignores=[
        "In Lund, 3 - 1 was enough.",
        "In all, 12 - most of them girls - came.",
        "The oldest of 14 chairs broke.",
        "In 2016, 27, 28 and 30 were drawn.",
        "a two-year plan",
        "the age of steam",
        "an old man, one of them",
        "14 old men",
        "The toll, now 36, rose.",
        "She was 12 behind.",
        "aged and two others",
    ],
)

RULES.case(
    "fraction",
    'A part of a whole: "two-thirds", "a quarter", "half", "one in five", "nine out of 10", "1/4".',
    finds={
        "[Two-thirds] of the money went on roads.": {"kind": "fraction"},
        "[One in five] recruits left.": {"kind": "fraction"},
        "[Half] of the wells are dry.": 0.5,
        "The firm lost [a tenth] of its worth.": {"kind": "fraction"},
        "[Nine out of 10] nurses agreed.": {"kind": "fraction"},
        "Use [3/4] of the sand.": 0.75,
        "Nearly all; [three-quarters] of it burned.": 0.75,
        "It has a [one-in-40] chance.": {"kind": "fraction"},
    },
    ignores=[
        "The second half was dull.",
        "They won 5-4 in 11 innings.",
        "The third quarter was poor.",
        "Her half-brother fled.",
        "A third suspect fled.",
        "They met on 9/11 in peace.",
    ],
)

RULES.case(
    "ratio",
    'One number to another: a rate over a base of a thousand or more, figures with a colon, "odds of 5 to 1".',
    finds={
        "It has a rate of [1,086 per 100,000] people.": {"kind": "ratio"},
        "Mix it [3:1] by weight.": {"kind": "ratio", "value": 3},
        "The map is at [1:250,000].": {"kind": "ratio", "value": Decimal("0.000004")},
        "Serious harm came in [8 per 10,000] cases.": {"kind": "ratio"},
        "The odds were [5:2] at noon.": {"value": 2.5},
        "The toll is [12 per 100,000] births.": {"kind": "ratio"},
        "That is [one in 2,000] births.": {"kind": "ratio"},
        "At odds of [11 to 4] it ran last.": {"kind": "ratio", "value": Decimal("2.75")},
        "They outnumber us [three to one].": {"kind": "ratio", "value": 3},
        "It was a [5-to-1] favourite.": {"kind": "ratio", "value": 5},
    },
    ignores=[
        "It began at 3:15 sharp.",
        "He ran 2:17:29 in rain.",
        "80 per cent came",
        "12 per year",
        "80 bunks for every 100 men",
        "It passed by 7 to 1.",
    ],
)
