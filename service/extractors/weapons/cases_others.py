"""The cases of platforms, attacks, blades, matter and things that serve as weapons."""

from service.extractors.weapons.cases_arms import RULES

__all__ = ["RULES"]

RULES.case(
    "tank",
    "Tanks and armour of an army, but not a tank of water, of thought or a person's name.",
    finds={
        "[Tanks] rolled past the troops.": {"kind": "platform", "category": "armour"},
        "The army lost a [tank].": "armour",
        "KINSHASA - [Tanks] fired at the ministry.": "armour",
        "Rebels captured two howitzers and a [tank].": "armour",
        "[TANKS] SURROUNDED THE BARRACKS.": "armour",
        "An [armoured vehicle] blocked the road.": "armour",
        "Soldiers fired from an [APC].": "armour",
        "Soviet [tanks] crushed the revolt.": "armour",
        "The shells hit Serb [armour].": "armour",
        "[Mark IV tanks] stuck in the mud.": {"kind": "platform", "category": "armour", "name": "Mark IV"},
    },
    ignores=[
        "The fuel tank burst.",
        "A think tank in Oslo said so.",
        "A pistol was found in the tank of his motorbike.",
        "Olena Tank teaches nearby.",
        "The shark tank reopened.",
        "Shares began to tank.",
        "The APC won the governor election.",
        "The knights wore armour.",
    ],
)
RULES.case(
    "aircraft",
    "Jets, helicopters, bombers and fighters with a word that makes them military, but no airliners and no persons.",
    finds={
        "[Jets] bombed the camp.": {"kind": "platform", "category": "aircraft"},
        "A [nuclear-capable bomber] flew over.": "aircraft",
        "A [twin-rotor helicopter] landed there.": "aircraft",
        "[Ground-attack planes] circled the road.": "aircraft",
        "Two [supersonic fighters] took off.": "aircraft",
        "[JETS] DROPPED BOMBS ON THE TOWN.": "aircraft",
        "[Strike aircraft] circled.": "aircraft",
    },
    ignores=[
        "The bomber died in the blast.",
        "A chartered jet crashed.",
        "Fighters left the city.",
        "A helicopter took him to hospital.",
        "The plane carried tourists.",
    ],
)
RULES.case(
    "ship",
    "Submarines, corvettes, cruisers and gunboats of a navy, but no cables, cars and sayings.",
    finds={
        "A [submarine] surfaced off the cape.": {"kind": "platform", "category": "ship"},
        "The navy sent a [cruiser].": "ship",
        "A [missile corvette] of the fleet sank.": "ship",
        "A [nuclear-powered submarine] docked.": "ship",
        "[GUNBOATS] SHELLED THE COAST.": "ship",
        "A navy [patrol boat] stopped them.": "ship",
    },
    ignores=[
        "A frigate bird nests there.",
        "A submarine cable was cut.",
        "Thieves stole a red Corvette.",
        "A police cruiser chased them.",
        "It was gunboat diplomacy.",
        "The Land Cruiser was found.",
        "A cruiser came and officers fired their pistols.",
    ],
)
RULES.case(
    "attack",
    "Strikes, bombings and stabbings as attacks, but not those of workers, bowlers or sore sides.",
    finds={
        "An Israeli [strike] hit the camp.": {"kind": "attack", "category": "bomb"},
        "The [bombing] killed nine people.": {"kind": "attack", "category": "bomb"},
        "Two [stabbings] shook the town.": {"kind": "attack", "category": "blade"},
        "Residents fled the [air raids].": "bomb",
        "The coalition carried out five [strikes].": "bomb",
        "THE [BOMBINGS] WENT ON FOR DAYS.": "bomb",
        "He was treated for [gunshot] wounds.": "firearm",
    },
    ignores=[
        "A strike by nurses closed wards.",
        "The union called a strike.",
        "She went on hunger strike.",
        "He felt a stabbing pain.",
        "Back-stabbing split the cabinet.",
        "Air raid sirens sounded.",
        "They hoped to strike a deal.",
        "A missile strike hit the port.",
    ],
)
RULES.case(
    "instrument",
    "Sticks, stones, hammers and other things when somebody attacks with them.",
    finds={
        "He was beaten with [sticks].": {"kind": "weapon", "category": "blunt"},
        "The mob attacked him with [iron bars].": "blunt",
        "Youths threw [stones] at police.": "blunt",
        "A man armed with a [hammer] broke in.": "blunt",
        "She was stabbed with [scissors].": "blade",
        "He was beaten with an [iron pipe].": "blunt",
        "PROTESTERS HURLED [BOTTLES].": "blunt",
        "Riot police swung [batons].": "blunt",
        "He was beaten with [bottles].": "blunt",
        "A mob came with [sticks], stones and machetes.": "blunt",
        "They held knives and [bottles].": "blunt",
    },
    ignores=[
        "He bought a hammer.",
        "The club signed a striker.",
        "A bottle of wine was opened.",
        "The rock band played.",
        "Stone walls line the road.",
        "He picked up a stick.",
        "The mob began to hammer on the door.",
        "The slugger swung the bat.",
        "They found rifles and sticks of dynamite.",
    ],
)
RULES.case(
    "blade",
    "Knives, swords and blades, but not of machines and of sayings.",
    finds={
        "She was threatened with a [kitchen knife].": {"kind": "weapon", "category": "blade"},
        "Police found a [knife].": "blade",
        "He drew a [sword].": "blade",
        "The attacker dropped the [blade].": "blade",
        "A [blade] was hidden in his shoe.": "blade",
        "A [KNIFE] WAS FOUND IN THE DRAIN.": "blade",
        "Two [daggers] were seized.": "blade",
    },
    ignores=[
        "Slice the onions with a sharp knife.",
        "The blade of the turbine broke.",
        "He goes under the knife on Monday.",
        "The race is on a knife edge.",
        "It was a cloak and dagger affair.",
        "The inquiry had a cloak-and-dagger air.",
        "Lower rates are a double-edged sword for banks.",
        "A putty knife lay there.",
        "Cane cutters sharpen their machetes.",
        "The knives are out for her.",
        "Damocles would know that sword.",
    ],
)
RULES.case(
    "substance",
    "Chlorine, polonium and other matter with peaceful uses when it serves an attack.",
    finds={
        "[Chlorine] was used in the attack.": {"kind": "weapon", "category": "chemical"},
        "He was poisoned with [polonium].": "radiological",
        "Troops dropped barrels of [chlorine] on the town.": "chemical",
        "The bomb held [cyanide].": "chemical",
        "[CHLORINE] GASSED THE TROOPS.": "chemical",
        "A man threw [acid] in her face.": "chemical",
        "The [cyanide] poisoned two guards.": "chemical",
    },
    ignores=[
        "Chlorine levels in the pool were low.",
        "A tanker of chlorine overturned.",
        "Acid rain killed the firs.",
        "Cyanide was found in the river.",
        "The plant makes chlorine bleach.",
        "Anthrax killed nine cattle.",
        "Ricin comes from castor beans.",
        "Botulinum toxin smooths wrinkles.",
    ],
)
