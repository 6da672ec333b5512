"""Claims: their roles, their events, and what they cost."""

import time
from datetime import date

import pytest

from service.facts import Claim, Role, Timex
from service.pipeline import extract

PUBLISHED = date(2020, 1, 27)


def claims(text: str) -> list[Claim]:
    return list(extract(text, PUBLISHED).claims)


def words(text: str, role: Role | None) -> str | None:
    return text[role.start : role.end] if role else None


SOURCES = {
    "Police said three men died.": "Police",
    "Three men died, police said.": "police",
    "Three men died, the interior ministry said on Monday.": "the interior ministry",
    "According to the coast guard, nine sailors are missing.": "the coast guard",
    "Nine sailors are missing, according to the coast guard.": "the coast guard",
    "Six people were hurt, said Nora Lind, a doctor.": "Nora Lind",
    "Major Omar Haddad, head of the rescue service, said six people were hurt.": "Major Omar Haddad",
    "Two officials told reporters that six people were hurt.": "Two officials",
    "The village church that sheltered them said six people were hurt.": "The village church",
    "The governor denied it and said six people were hurt.": "The governor",
    "Police said on Monday, and six more people were hurt.": "Police",
    '"Six people were hurt," Nora Lind, head of the clinic, told Reuters.': "Nora Lind",
    "A doctor who asked not to be named said six people were hurt.": "A doctor",
    "Activists accused the army of wounding six people.": "Activists",
    "Police: six people hurt in Oslo": "Police",
    "Six people were hurt, the news site Oslo Now reported.": "the news site Oslo Now",
    "The police now say six people were hurt.": "The police",
    "Six people were hurt, according to the Ministry of Roads and Ports.": "the Ministry of Roads and Ports",
    "Six people were hurt, according to doctors and the fire was out.": "doctors",
    "The storm, with winds of 140 mph, cut a path through Oslo, killing six people.": None,
    "Six people were hurt, according to the US military.": "the US military",
    "The WHO said six people were hurt.": "The WHO",
    "Six people were hurt, the Oslo Rescue Board (ORB) said.": "the Oslo Rescue Board",
    "Norway: six people hurt in fire": None,
    "Car bomb in Oslo: six dead": None,
    "Six people were hurt.": None,
    "The blast put six people in hospital.": None,
    "Two deaths were reported.": None,
    "The harbour master says he can confirm only ten deaths.": "The harbour master",
    "Where a dam gave way on Sunday, divers found the bodies of six men.": None,
    "Six miners died in Lima and Cusco states, army headquarters said.": "army headquarters",
    "The ministry's count had stood at 12 dead.": "The ministry",
    "The city's figure stood at 12 dead.": None,
    "Norway recorded 230 murders in 2019.": None,
    "The rebellion has claimed 230 lives.": None,
    "Troops sent after Oslo declared an emergency have arrested six people.": None,
    "Oslo called the figure invented and said none of its soldiers had died.": "Oslo",
}


@pytest.mark.parametrize(("text", "source"), SOURCES.items(), ids=SOURCES)
def test_a_claim_names_its_source(text: str, source: str | None) -> None:
    assert [words(text, claim.attribution) for claim in claims(text)] == [source]


HARMS = {
    "killed": [
        "were fatally shot",
        "were fatally stabbed",
        "were fatally injured",
        "were fatally wounded",
        "were mortally wounded",
        "were fatally struck",
        "were shot to death",
        "were shot fatally",
        "were battered to death",
        "were kicked to death",
        "were hacked to pieces",
        "were burnt alive",
        "were put to death",
        "were crucified",
        "were garrotted",
        "were poisoned to death",
        "were knifed to death",
        "were hit and killed by a train",
        "were run over and killed",
        "were incinerated",
        "were charred to death",
        "were asphyxiated",
        "were asphyxiated to death",
        "fell to their deaths",
        "plunged to their deaths",
        "met their deaths",
        "leapt to their deaths",
        "died of cholera",
        "passed away",
        "were found lifeless",
        "were confirmed dead",
        "were presumed dead",
        "were reported dead",
        "were killed outright",
        "were shot down in cold blood",
        "were stabbed and killed",
        "were slaughtered",
        "were butchered",
        "were mowed down",
        "were mown down",
    ],
    "wounded": [
        "were knifed",
        "were mauled by a bear",
        "were gored by a bull",
        "were bitten by a shark",
        "were trampled",
        "were scarred",
        "were bruised",
        "were concussed",
        "were left paralysed",
        "were disfigured",
        "suffered head injuries",
        "suffered fractures",
        "suffered broken legs",
        "suffered cuts and bruises",
        "suffered minor injuries",
        "suffered shrapnel wounds",
        "suffered concussions",
        "suffered critical injuries",
        "suffered life-threatening injuries",
        "sustained life-threatening injuries",
        "escaped with minor injuries",
        "escaped with cuts",
        "were left with serious injuries",
        "were left in critical condition",
        "were left fighting for their lives",
        "are fighting for their lives",
        "remain hospitalized",
        "remain in hospital",
        "were in a coma",
        "were treated on site",
        "needed hospital treatment",
        "required medical treatment",
        "required surgery",
        "were taken away by ambulance",
        "were airlifted to a trauma centre",
        "were transported to a hospital",
        "were transferred to hospital",
        "were hit by gunfire",
        "were struck by bullets",
        "were struck by shrapnel",
        "were caught in the crossfire",
        "fell ill",
        "were sickened",
        "lost limbs",
        "lost fingers",
    ],
    "missing": [
        "have been missing since Monday",
        "were reported missing",
        "are feared trapped",
        "were taken captive",
        "were being held captive",
        "were held for ransom",
        "were snatched",
        "were spirited away",
        "were buried under rubble",
        "were swept out to sea",
        "were lost at sea",
        "were still unaccounted for",
    ],
    "detained": [
        "were nabbed",
        "were taken in for questioning",
        "were held for questioning",
        "were placed under arrest",
        "were put under house arrest",
    ],
    "displaced": [
        "were driven out",
        "were made homeless",
        "lost their homes",
        "abandoned their homes",
        "sought refuge in schools",
        "were ordered to evacuate",
        "were moved to safety",
        "had to leave their homes",
        "moved to shelters",
    ],
}


@pytest.mark.parametrize(("effect", "told"), [(effect, told) for effect, all_told in HARMS.items() for told in all_told])
def test_what_happened_to_people_is_known_by_many_words(effect: str, told: str) -> None:
    assert [(claim.effect, claim.minimum) for claim in claims(f"Nine men {told}.")] == [(effect, 9)]


VICTIMS = {
    "The crash killed five Spanish tourists.": ["five Spanish tourists".removeprefix("five ")],
    "The crash killed five tourists and injured 16.": ["tourists", "tourists"],
    "The ministry counted 58 dead.": ["dead"],
    "There were nine deaths.": ["deaths"],
    "Ten people died, two of them children.": ["people", "children"],
    "Two of the dead were sisters.": ["dead"],
    "The crash killed 48.": [None],
    "Two held after raid on a shop": [None],
    "The port reported at least 30 missing.": [None],
    "Rebels killed three farmers and a boy in the market, a doctor said.": ["farmers", "boy"],
    "Shells killed three nurses and a boy and wounded 40.": ["nurses", "boy", None],
    "A shell wounded five pilgrims, a witness told reporters.": ["pilgrims"],
    "The crash injured 14, two of them seriously.": [None, "them"],
    "Shells killed 12 nurses, among them two sisters, and wounded 40.": ["nurses", "sisters", "nurses"],
    "Police killed a man armed with a spade.": ["man"],
    "Two boys, 14 and 16, were killed.": ["boys"],
    "Three girls, the youngest of them 14, were arrested.": ["girls"],
    "A woman, 42, and two pupils were hurt.": ["woman", "pupils"],
    "Troops shot and killed a 17-year-old near the fence.": ["17-year-old"],
    "The number of people known to have died has risen to 58.": ["people"],
    "Two patients died, bringing to 31 the number of people killed.": ["patients", "people"],
    "Every one of the 22 passengers died.": ["passengers"],
    "Nine people had left their homes, while others put the number at 12.": ["people", "people"],
    "A 62-year-old stallholder was injured.": ["62-year-old stallholder"],
    "The boat sank on Sunday; nine swam ashore and 20 were unaccounted for.": [None],
    "Ten people were shot. Three of the victims were nurses.": ["people", "victims"],
    "Six soldiers, including a lieutenant, died and another four were hurt.": ["soldiers", "lieutenant", "soldiers"],
    "Twelve people, one of them a police inspector, died.": ["people", "police inspector"],
    "Two of the injured were in critical condition.": ["injured"],
    "Rebels killed six prisoners.": ["prisoners"],
    "A bus with 60 pilgrims fell into a gorge, killing 14 of them.": ["them"],
    "Two passers-by were hurt.": ["passers-by"],
    "Twelve on-duty officers and an off-duty fireman died.": ["on-duty officers", "off-duty fireman"],
    "Rebels killed six US soldiers.": ["US soldiers"],
    "One victim, a corporal, 22, died at the scene.": ["victim"],
    "A man, a Norwegian engineer, was killed.": ["man"],
    "A man, a woman and a child were killed.": ["man", "woman", "child"],
}


@pytest.mark.parametrize(("text", "victims"), VICTIMS.items(), ids=VICTIMS)
def test_a_claim_names_whom_it_counts(text: str, victims: list[str | None]) -> None:
    assert [words(text, claim.victims) for claim in claims(text)] == victims


PLACES = {
    "Rockets hit the U.S. Embassy in Baghdad, killing two guards.": ("the U.S. Embassy in Baghdad", None),
    "Two guards were killed at a covered market in Leicester.": ("a covered market in Leicester", None),
    "Two guards were killed in the town of Leicester.": ("the town of Leicester", None),
    "Two guards were killed in southern Norway.": ("southern Norway", None),
    "Two guards were killed at a resort on the edge of Leicester.": ("a resort on the edge of Leicester", None),
    "Two guards were killed in Leicester.": ("Leicester", "Leicester"),
    "Two guards were killed in the main hall.": ("the main hall", None),
    "Two guards were killed at Ostwick station.": ("Ostwick station", None),
    "A lorry hit the old school, killing two guards.": ("the old school", None),
    "A fire in Leicester killed two guards. Norway's army lost two soldiers, killed by smoke.": ("Leicester", "Leicester"),
    "Two guards were hurt in Leicester and taken to Oslo. Two guards were flown to Oslo, and both died.": ("Leicester", "Leicester"),
    "A fire broke out in Leicester. The shots were fired from a van parked in Oslo. Two guards were hurt.": ("Leicester", "Leicester"),
    "Two guards, who spoke to reporters, were hurt.": (None, None),
    "A fire in Leicester killed nine guards. Four of the dead were women, and one was a nurse from Oslo.": ("Leicester", "Leicester"),
    "Rockets fired from Oslo wounded two guards in Leicester.": ("Leicester", "Leicester"),
    "A bus bound for Leicester overturned, killing two guards.": (None, None),
    "Nora Lind, head of rescue in Leicester, said two guards were hurt in Oslo.": ("Oslo", "Oslo"),
    "Two guards died in a fire at a coal mine in Ukraine's Donetsk region.": ("a coal mine in Ukraine's Donetsk region", None),
    "Two guards died when their lorry hit a mine near Leicester.": ("Leicester", "Leicester"),
    "A fire in Leicester killed nine guards. Oslo alone reported two deaths.": ("Oslo", "Oslo"),
    "A fire in Leicester hurt nine guards. Four of them were in critical condition at Oslo County Hospital.": ("Leicester", "Leicester"),
    "A fire in Leicester killed two guards, said Nora Lind, a spokeswoman for the court in Oslo.": ("Leicester", "Leicester"),
    "A fire in Leicester hurt nine guards. Two guards were shot at a police station.": ("a police station", None),
    "A fire in Leicester hurt nine guards. Two guards died in the town.": ("Leicester", "Leicester"),
    "A fire in Drammen, the largest town in Norway, killed two guards.": ("Drammen", "Drammen"),
    "In Norway, a fire in a house in Drammen killed two guards.": ("a house in Drammen", None),
    "A fire in Leicester hurt nine guards. Nobody in my street was hurt.": ("Leicester", "Leicester"),
    "A fire in Leicester hurt nine guards. Fires kill 300 people a year.": (None, None),
    "Two guards were hurt in Drammen in southern Norway.": ("Drammen", "Drammen"),
    "A fire broke out in Drammen, in Norway's southern Buskerud county, killing two guards.": ("Drammen", "Drammen"),
    "A fire broke out in Drammen, in Norway, killing two guards.": ("Drammen", "Drammen"),
    "In Drammen, 40 km (25 miles) southwest of Oslo, gunmen in two cars killed two guards.": ("Drammen", "Drammen"),
    "Norway's floods killed two guards.": ("Norway", "Norway"),
    "A gunman killed two guards at a supermarket in Leicester.": ("a supermarket in Leicester", None),
    "The jet crashed on a hillside near Leicester, killing two guards.": ("a hillside near Leicester", None),
    "OSLO: Two guards were killed when a bus overturned in Drammen.": ("Drammen", "Drammen"),
    "WATCH: Two guards were killed when a bus overturned in Drammen.": ("Drammen", "Drammen"),
    "OSLO: Two guards were killed when a bus overturned.": ("OSLO", "OSLO"),
    "The fire brings the number of Oslo firemen killed in Drammen to nine.": ("Drammen", "Drammen"),
    "A fire hurt two guards in Drammen. The fires are the worst in Norway's history. Nine guards died.": ("Drammen", "Drammen"),
    "A gunman hurt two guards in Leicester. Yemen's civil war has killed 9,000 people.": ("Yemen", "Yemen"),
    "A bus travelling from Oslo to Drammen overturned in Leicester, killing two guards.": ("Leicester", "Leicester"),
    "A bus bound for Oslo from Drammen overturned, killing two guards.": (None, None),
    "Two guards were hurt when Mount Etna erupted.": ("Mount Etna", "Mount Etna"),
    "A fire in Leicester hurt nine guards. Norway's health ministry said two miners died.": ("Norway", "Norway"),
    "A fire in Leicester hurt nine guards on Sunday. In 2008, a fire on the same road killed two.": ("Leicester", "Leicester"),
    "A fire in Leicester hurt nine guards. Two guards died later in a hospital in Oslo.": ("Leicester", "Leicester"),
    "A fire at a hospital in Leicester killed two guards, who died in their beds.": ("Leicester", "Leicester"),
    "A gunman hurt two guards in Leicester. The war has killed more than 9,000 people.": (None, None),
    "A gunman hurt two guards in Leicester. Crime has killed 900 people since 2009.": (None, None),
    "Nine guards died in Leicester, the worst fire in Norway since the 2004 Oslo fire, in which two guards died.": ("Oslo", "Oslo"),
    "A fire in Leicester hurt a guard. It was the deadliest fire in Norway since 2009. Two guards are missing.": ("Leicester", "Leicester"),
    "A gunman killed two guards at a school in Leicester in the worst attack in Norway's history.": ("a school in Leicester", None),
}


@pytest.mark.parametrize(("text", "place"), PLACES.items(), ids=PLACES)
def test_a_claim_names_the_place_as_a_reader_would(text: str, place: tuple[str | None, str | None]) -> None:
    role = claims(text)[-1].location
    fact = role.fact if role else None
    assert (words(text, role), text[fact.start : fact.end] if fact else None) == place


WEAPONS = {
    "Police found a machete, two rifles and a grenade after gunfire killed two guards.": "gunfire",
    "Missiles destroyed two tanks and a howitzer and killed nine soldiers.": "Missiles",
    "A man armed with a machete killed nine guards.": "machete",
    "Gunfire hurt two guards. Troops seized a rifle and 300 rounds of 5.56mm ammunition. Nine guards died.": "Gunfire",
    "Gunfire hurt two guards. Norway shot down four of nine Shahed drones. Nine guards died.": "Gunfire",
    "Gunfire hurt two guards. A machete was found at the scene. Nine guards died.": "Gunfire",
    "A Hellfire missile fired from an MQ-9 Reaper hit a car, and nine guards died.": "Hellfire missile",
}


@pytest.mark.parametrize(("text", "weapon"), WEAPONS.items(), ids=WEAPONS)
def test_a_weapon_that_is_found_or_destroyed_does_no_harm(text: str, weapon: str) -> None:
    assert words(text, claims(text)[-1].weapon) == weapon


@pytest.mark.parametrize(
    "text",
    [
        "A court sentenced 75 people to death.",
        "The rebels freed 12 hostages.",
        "Nine hostages were released.",
        "The club lost two players.",
        "Thirty tanks were destroyed and 12 captured.",
        "Troops freed all 178 guards whom inmates had held hostage.",
        "The navy evacuated 21 crew by helicopter.",
        "Police are searching for two gunmen.",
        "The club is searching for a new manager.",
        "Rioters burned a police station.",
        "The suspect, a resident of Oslo, allegedly fled with gold.",
        "Two drivers fled on foot.",
        "The mayor told thousands of residents to leave their homes.",
        "Troops rescued 13 kidnapped pupils.",
        "Three of the hostages escaped.",
    ],
)
def test_who_is_freed_or_condemned_or_missed_has_come_to_no_harm(text: str) -> None:
    assert claims(text) == []


def test_a_year_that_nothing_was_as_bad_since_is_no_date_of_it() -> None:
    assert claims("The crash, in which 15 people died, was the deadliest since 2015.")[0].date is None
    assert claims("Nine people died as the river rose to its highest level in two decades.")[0].date is None
    assert claims("Five years after 15 people died in a crash, the road is closed.")[0].date is None
    assert claims("It was the worst crash since 2015, when 15 people died.")[0].date is not None
    trial = claims("A man was jailed on Friday for the murder of two guards in Oslo in 2019.")[0].date
    assert trial
    assert trial.fact
    assert isinstance(trial.fact.value, Timex)
    assert trial.fact.value.value == "2019"
    assert claims("Nine people have died since the fighting began on Jan. 3.")[0].date is None


def test_the_day_when_bodies_are_found_is_not_that_of_the_event() -> None:
    found = claims("A dam burst on Wednesday, killing two guards. Divers recovered the bodies of six men on Saturday.")
    assert [claim.date.fact.value.value for claim in found if claim.date and claim.date.fact] == ["2020-01-22", "2020-01-22"]  # type: ignore[union-attr]


def test_arrests_told_as_part_of_an_event_are_there_and_those_made_later_are_not() -> None:
    text = "A riot in Leicester hurt nine guards on Sunday. {}"
    arrests = ("Police arrested 40 men.", "Police have arrested 40 men.", "Two men were arrested.", "Police made no arrests.")
    assert [words(text, claims(text.format(told))[1].location) for told in arrests] == ["Leicester", None, None, None]


def test_a_headline_before_the_dateline_is_read_too() -> None:
    text = "Flood kills nine villagers in southern Norway\n\nOSLO, Jan. 26 - A river burst its banks.\n"
    assert [words(text, claim.location) for claim in claims(text)] == ["southern Norway"]


def test_a_weapon_stays_behind_where_the_next_place_is_far_or_the_year_another() -> None:
    text = "Gunfire wounded two guards in Oslo on Jan. 26. {} nine guards died."
    armed = {where: claims(text.format(where))[1].weapon is not None for where in ("In Bergen", "In 2004", "In Drammen", "There")}
    assert armed == {"In Bergen": False, "In 2004": False, "In Drammen": True, "There": True}


def test_a_weapon_that_is_named_later_arms_the_claims_of_its_event() -> None:
    text = "A man killed two guards in Oslo in 2004. In 2019 he wounded a nurse in a stabbing. The weapon, a kitchen knife, was found."
    assert [words(text, claim.weapon) for claim in claims(text)] == [None, "kitchen knife"]
    text = "A man shot two guards with a rifle. The murder weapon was a hammer."
    assert words(text, claims(text)[0].weapon) == "rifle"


def test_a_line_of_its_own_is_read_by_itself() -> None:
    text = "Police killed one of them\nA man was wounded."
    assert [(claim.effect, text[claim.start : claim.end]) for claim in claims(text)] == [("killed", "one"), ("wounded", "A")]


def test_two_sources_that_disagree_are_two_claims_about_one_event() -> None:
    found = claims("The army reported no casualties. The embassy said two guards were wounded.")
    assert [(claim.effect, claim.maximum) for claim in found] == [("none", 0), ("wounded", 2)]
    assert len({claim.event for claim in found}) == 1


def test_a_date_weeks_away_is_another_event_and_a_date_days_away_is_not() -> None:
    text = "Gunfire wounded two guards in Oslo on Jan. 26. {} gunfire killed a nurse. "
    assert [claim.event for claim in claims(text.format("On Jan. 2"))] == [1, 2]
    assert [claim.event for claim in claims(text.format("On Jan. 25"))] == [1, 1]
    assert [claim.event for claim in claims(text.format("In December"))] == [1, 2]
    assert [claim.event for claim in claims(text.format("In January"))] == [1, 1]


@pytest.mark.parametrize("piece", ["killed five people and ", "five people, ", "two of them ", "killed and ", "police said ", "the toll rose to 5 "])
def test_claims_take_time_in_proportion_to_the_text(piece: str) -> None:
    def seconds(text: str) -> float:
        started = time.process_time()
        extract(text)
        return time.process_time() - started

    once, twice = min(seconds(piece * 500) for _ in range(3)), min(seconds(piece * 1000) for _ in range(3))
    assert twice <= max(0.02, 2.6 * once)
