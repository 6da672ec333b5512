"""The rules of places: what each decides, with examples. The code that decides is in `recognise`, `shapes` and `coordinates`."""

from typing import Final

from service.rules import Rules

RULES: Final = Rules("location")

COUNTRY: Final = RULES.case(
    "country",
    "The name of a country, which needs no cue, except where a person or a product is called so.",
    finds={
        "Talks between [Norway] and its neighbours went on.": "Norway",
        "The minister said [Iraq] would pay.": "Iraq",
        "A [U.S.] helicopter landed on the roof.": "United States",
        "Exports to the [UK] fell by a third.": "United Kingdom",
        "Soldiers from [Chad] crossed the river.": "Chad",
        "The form names [LIBERIA] as the owner's home.": "Liberia",
        "[Lebanon] closed its airspace.": "Lebanon",
        "The [United Arab Emirates] sent two planes.": "United Arab Emirates",
    },
    ignores=[
        "Andrew Jordan finished second.",
        "June Jordan finished first.",
        "They gave us no choice.",
        "Mr. Israel refused to comment.",
        "Chad Walker drove the lorry.",
        "Turkey sandwiches were served.",
        "The turkey was dry. Turkey is.",
    ],
)
WELL_KNOWN: Final = RULES.case(
    "well_known",
    "The name of a continent, a region, a state of the United States or a large city, which needs no cue, except next to other names.",
    finds={
        "Fighters left [Aleppo] at dawn.": "Aleppo",
        "Prices in the [Middle East] rose.": "Middle East",
        "[Texas] has asked for help.": "Texas",
        "The mayor of [Jakarta] resigned.": "Jakarta",
        "Ferries left [Trinidad] late.": "Trinidad",
        "Ships from [Europe] wait outside.": "Europe",
        "The [Mumbai] stock exchange closed early.": "Mumbai",
    },
    ignores=[
        "The state news agency Sana denied it.",
        "Zondra Athens, 41, is free. Athens ran.",
        "Charlotte Smith won the race.",
        "Dr. Houston examined the men.",
        "It was the Western governments that refused.",
        "Nice work, he said.",
        "Rift Valley fever killed ten.",
    ],
)
TOWN: Final = RULES.case(
    "town",
    "The name of a town, county or landform that is nothing else in English, with no unknown name beside it; a small one after verbs such as 'fled'.",
    finds={
        "[Ludlow] was quiet on Monday.": "Ludlow",
        "The road passes [Zanesville].": "Zanesville",
        "Buses run past [Torquay].": "Torquay",
        "Voters here like [Aberystwyth].": "Aberystwyth",
        "He lived above [Inverness].": "Inverness",
        "The clinic serves [Dunfermline].": "Dunfermline",
        "Floods reached [Aisne] too.": "Aisne",
        "The typhoon crossed [Catanduanes].": "Catanduanes",
        "Rebels shelled [Wetumpka] at night.": "Wetumpka",
    },
    ignores=[
        "Rose Torquay sang.",
        "Colonel Bismarck spoke.",
        "Mr. Ocampo Inverness signed.",
        "Reading is fun.",
        "It was Marburg virus. Marburg kills.",
        "Nobody answered @Torquay today.",
        "These setbacks made General MacArthur angry.",
    ],
)
AFTER_PREPOSITION: Final = RULES.case(
    "after_preposition",
    'The name of any place after a word of place: "in", "near", "outside", "downtown", "the town of", "of" behind a person.',
    finds={
        "A school in [Wetumpka] was closed.": "Wetumpka",
        "They met near [Bath].": "Bath",
        "Fire broke out in [Reading] at noon.": "Reading",
        "He was born in the town of [Independence].": "Independence",
        "Two men died outside [Battle].": "Battle",
        "The convoy stopped in downtown [Mobile].": "Mobile",
        "Ann Lee, 40, of [Wetumpka], was hurt.": "Wetumpka",
        "They met Ann J. Zarvan of [Wetumpka] there.": "Wetumpka",
        "A ship sank off [Wetumpka] at night.": "Wetumpka",
        "Fog lay on towns such as [Bath] all day.": "Bath",
        "The road to [Wetumpka] is shut.": "Wetumpka",
    },
    ignores=[
        "The rules apply in March.",
        "He works at the Webb Center.",
        "Shares fell in Tokyo.",
        "She believes in God.",
        "Shares in Hale Bank fell.",
        "She sold her shares in Shell.",
        "CURFEW WILL BE IN FORCE FROM SIX.",
        "Pupils at Jefferson High won.",
        "The capsule fell from Earth.",
        "The orbit of a planet near Mars bends.",
        "It is shown in Section 3 below.",
        "They were paid in Paper II.",
        "The war is over. They died in War.",
    ],
)
BEFORE_NOUN: Final = RULES.case(
    "before_noun",
    'The name of a small place, or a shortened one, before its people, offices or services: "Wetumpka police", "a Pa. woman".',
    finds={
        "Firefighters and [Wetumpka] police came.": "Wetumpka",
        "Only [Okemah] residents may vote.": "Okemah",
        "She told the [Wetumpka] Town Council.": "Wetumpka",
        "Most [Wetumpka] officials agree.": "Wetumpka",
        "Later [Okemah] Fire Department crews left.": "Okemah",
        "An [Abbeyfeale] man drowned.": "Abbeyfeale",
        "[Fla.] legislators put off the vote.": "Florida",
        "A [Pa.] woman drowned.": "Pennsylvania",
        "Then the [S.C.] House voted.": "South Carolina",
    },
    ignores=[
        "The Royal Navy sent a ship.",
        "Military police came.",
        "He joined the Homeland Security office.",
        "Lee Academy opened.",
        "It was built in 575 B.C. when he ruled.",
        "Then Del. said no.",
    ],
)
COMMA: Final = RULES.case(
    "comma",
    'Two names with a comma between them of which the first lies in the second: "Paris, Texas".',
    finds={
        "Mr Noe left [Surprise], Arizona, for good.": "Surprise",
        "Carol Ives ([Hope], Arkansas) wrote a letter.": {"form": "name"},
        "The letter came via Nan Wu, [Liberty], Missouri.": "Liberty",
        "Friday, Union, [N.J.], was dark.": "New Jersey",
        "The plant (Eden, [N.C.]) is old.": "North Carolina",
        "Trains to Enterprise, [Ala.], were late.": "Alabama",
        "The sheriff of Enterprise ([Ala.]) resigned.": "Alabama",
    },
    ignores=[
        "He saw Hope, Faith and Ann.",
        "Well, Ore, it is over.",
        "The company, Union, sued.",
        "Grace, Miss Bell said.",
        "Hope, U.S. Trade Representative, left.",
    ],
)
DATELINE: Final = RULES.case(
    "dateline",
    "The name in capitals that opens a report, before a dash or the agency in brackets.",
    finds={
        "[OKEMAH] -- Firefighters came late.": "Okemah",
        "[WETUMPKA] (AP) - A bridge fell.": "Wetumpka",
        "[WETUMPKA] — The mill is closed.": "Wetumpka",
        "[ABBEYFEALE] - A farmer won.": "Abbeyfeale",
        "[CHIPLEY] - Two trains met.": "Chipley",
        "[TONASKET] - A barge sank.": "Tonasket",
    },
    ignores=["UPDATE - The bridge is open.", "BREAKING - A train derailed.", "NOTE (to editors): corrected.", "IN - a word."],
)
LIST: Final = RULES.case(
    "list",
    "A name in one list with a place.",
    finds={
        "Offices in Torquay, [Wetumpka] and elsewhere.": "Wetumpka",
        "Roads from Torquay and [Wetumpka] are closed.": "Wetumpka",
        "Schools in Zanesville and [Okemah] closed.": "Okemah",
        "Rain fell in Ilkley and [Otley].": "Otley",
        "Rain fell in Leeds, Otley and [Ilkley].": "Ilkley",
        "Houses in Carlow and [Tullow] lost power.": "Tullow",
        "They have shops in Torquay and [Reading].": "Reading",
    },
    ignores=[
        "He went to Leeds, Ann and Bob did not.",
        "Rain fell in Leeds and Wind blew.",
        "In Leeds, Police said no.",
        "In Rome, Pope Francis spoke.",
    ],
)
VENUE: Final = RULES.case(
    "venue",
    'A name between "at" and "in" and a town, where no organisation, event or person is called so: "at Varnby Rooms in Leeds".',
    finds={
        "Guests met at [Varnby Rooms] in Leeds.": "Varnby Rooms",
        "She shops at [Quillon Foods] in Denver.": "Quillon Foods",
        "Talks at the [Halle des Bois] in Geneva failed.": "Halle des Bois",
        "Doctors at the [ZRV] in Lyon agreed.": "ZRV",
        "He cooks at [Zarvan's Table] in Chicago.": "Zarvan's Table",
        "A ticket sold at [Varnby Fuel North] in Boston won.": "Varnby Fuel North",
    },
    ignores=[
        "He looked at Mary Quillon in disgust.",
        "She teaches at Zarvan College in spring.",
        "They won at Monday's Cup in March.",
        "He works at Zarvan Group in finance.",
        "She is an analyst at Quillon in Leeds.",
        "FIRE AT SEVERAL SITES IN LEEDS AND YORK",
        "He shouted at Zarvan in January.",
        "He won gold at the Varnby Games in Leeds.",
        "Mr. Quillon was at work in May.",
    ],
)
REPEATED: Final = RULES.case(
    "repeated",
    "A name that is a place's elsewhere in the document.",
    finds={
        "A fire in Wetumpka spread. [Wetumpka] had no pump.": "Wetumpka",
        "He lived in Tonasket. Why [Tonasket] was chosen is unclear.": "Tonasket",
        "Snow closed schools in Otley. [Otley] was cut off.": "Otley",
        "Crews from Okemah came. They like [Okemah].": "Okemah",
        "She moved to a farm near Tullow. She likes [Tullow].": "Tullow",
        "People in Ilkley voted. So did [Ilkley]'s council.": "Ilkley",
    },
    ignores=[
        "A man in Wetumpka fell. Jane Wetumpka helped.",
        "He was in Reading. Reading helps.",
        "He is from March. March was cold.",
        "In Hope she fell. Hope remains.",
    ],
)
DEMONYM: Final = RULES.case(
    "demonym",
    "A word for the people of a place, for what is theirs, or for their language.",
    finds={
        "The [Iraqi] army advanced.": {"form": "demonym"},
        "Two [Swedes] were rescued.": "Sweden",
        "A [Norwegian] ship sank.": "Norway",
        "Many [Nigerians] voted early.": "Nigeria",
        "The [Brazilian]-built jet crashed.": "Brazil",
        "He speaks [Danish] at home.": "Denmark",
        "Young [Texans] moved away.": "Texas",
    },
    ignores=["Mr. English said no.", "Monica French raised the issue. French left.", "They will polish it.", "Philip German paid."],
)
HEAD_WORD: Final = RULES.case(
    "head_word",
    'A name that a word completes ("Quillon Street"), begins ("Lake Ebersee") or counts ("Bell and Quill counties"), known or not.',
    finds={
        "A man from South St. Paul drove along [Quillon Street].": {"form": "name"},
        "Cars burned on [Quillon Street] last night.": {"form": "name"},
        "The house on [North Alder Avenue] is empty.": {"form": "name"},
        "They swam in [Lake Ebersee].": {"form": "name"},
        "Troops crossed the [Zarvan River].": {"form": "name"},
        "A crash at [22nd St.] blocked traffic.": {"form": "name"},
        "The corner of Bell and [Quill] streets is dark.": {"form": "name"},
        "Ice covers [Bell], Quill and Zarvan lakes.": {"form": "name"},
        "Trout swim in the [River Zarvan].": {"form": "name"},
        "Storms hit [Al-Zarvan Governorate].": {"form": "name"},
        "A lorry burned on [O'Quillon Avenue].": {"form": "name"},
        "The plane left [Varnum Airport].": {"form": "name"},
        "Floods hit [Zarvan County].": {"form": "name"},
        "He is being treated at [Zarvan Hospital].": {"form": "name"},
    },
    ignores=[
        "Wall by wall the street fell.",
        "Faith Hill sang.",
        "The Zarvan Institute of Art moved.",
        "The Street is dark.",
        "The Highway Patrol came.",
        "Mrs. Lane left.",
        "Zarvan Hospital has hired him.",
    ],
)
ROAD: Final = RULES.case(
    "road",
    'A numbered road: "Interstate 75", "U.S. 60", "County Road 41", "the A38"; with another letter if the text speaks of roads.',
    finds={
        "A lorry overturned on [Interstate 75].": {"form": "name"},
        "He drove along [I-95] for hours.": {"form": "name"},
        "Snow closed [U.S. 60] again.": {"form": "name"},
        "The [A38] is shut.": {"form": "name"},
        "The farm lies on [County Road 41].": {"form": "name"},
        "Take [Highway 19] north.": {"form": "name"},
        "Ice closed two lanes of the [N41].": {"form": "name"},
        "Snow closed the A38, [A39] and more.": {"form": "name"},
        "Mud lies on [National Highway 12].": {"form": "name"},
    },
    ignores=["He needs an A1 rating.", "U.S. 5,000 soldiers left.", "The highway 19 men built.", "I asked 75 times.", "The B41 was shot down."],
)
SETTLEMENT: Final = RULES.case(
    "settlement",
    'The name of a place that the index need not know, beside the noun that says what it is: "the village of Ostra Vek".',
    finds={
        "Shells hit the village of [Ostra Vek].": {"form": "name"},
        "They fled from [Umbezzer] village at night.": {"form": "name"},
        "A clinic in [Zarvak] district closed.": {"form": "name"},
        "The town of [Zerrabad] was retaken.": {"form": "name"},
        "Floods cut off the hamlet of [Lower Zimmet].": {"form": "name"},
        "He lives in the suburb of [Varnby].": {"form": "name"},
        "Shells hit [Ostravek], a small mining town near the border.": {"form": "name"},
        "They moved into the city of [Umbezzer], a haven.": {"form": "name"},
        "The towns of Varnby, Zimmet and [Ostra Vek] fell.": {"form": "name"},
    },
    ignores=[
        "It takes a village of People.",
        "The village of no return.",
        "In Monday village meetings",
        "Voters in the cities of Labour mayors stayed away.",
        "He left the city of his birth and Umbezzer fell.",
        "The Police district",
        "It hurt Zarvan, a town clerk.",
    ],
)
STRANGER: Final = RULES.case(
    "stranger",
    'A name that the index does not know after "in", "near" or "outside".',
    finds={
        "He has a farm in [Ostravek].": {"form": "name", "place": None},
        "A lorry burned near [Zerrabad] on Monday.": {"form": "name"},
        "Shots were heard outside [Umbezzer].": {"form": "name"},
        "The dam in [Zimmet] failed.": {"form": "name"},
        "Nobody lives in [Varnby] now.": {"form": "name"},
        "Near [Zarvak], two men were held.": {"form": "name"},
    },
    ignores=[
        "They met in Parliament.",
        "He is in NATO.",
        "In Monday's paper.",
        "In Facebook we trust.",
        "Near Zarvak's house he fell.",
        "He came in 42nd.",
        "It is shown in Quillon et al.",
    ],
)
