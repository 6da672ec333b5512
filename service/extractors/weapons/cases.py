"""The rules of weapons that the arsenal and its contexts decide: what they are, with the examples that are their tests.

The words, names and cues stand in seeds/lexicons/weapon_*.tsv. A word with a context goes by the rule of its family.
"""

from service.extractors.weapons.rules import RULES

__all__ = ["RULES"]

RULES.case(
    "head",
    "A word or phrase that always names a weapon, a platform or an attack, with the words before it that say what type it is.",
    finds={
        "Troops found [rocket-propelled grenade launchers] in a barn.": "rocket",
        "He carried a [semi-automatic rifle] and a map.": "firearm",
        "A [vehicle-borne improvised explosive device] blew up.": "ied",
        "Villagers found a [122-mm self-propelled howitzer].": "artillery",
        "[AIR STRIKES] HIT THE PORT.": {"kind": "attack", "category": "bomb"},
        "The army sent [armoured personnel carriers].": {"kind": "platform", "category": "armour"},
        "Police fired [tear gas] for hours.": "less_lethal",
        "They carried [G3 rifles].": {"category": "firearm", "name": "G3"},
        "An [assault\nrifle] lay on the floor.": "firearm",
    },
    ignores=["The gunman fled.", "The bomber was named.", "An explosion was heard.", "He was gunned down.", "Talks on disarmament resumed."],
)
RULES.case(
    "named",
    "A weapon system by its name; a name that is also a common word, a person or a place needs a capital and a cue.",
    finds={
        "Militants fired a [Katyusha rocket] at the base.": {"category": "rocket", "name": "Katyusha"},
        "Soldiers seized forty [AK-47 assault rifles].": {"category": "firearm", "name": "AK-47"},
        "The army received [Javelin launchers].": {"category": "missile", "name": "Javelin"},
        "A [9mm Glock pistol] lay in the car.": {"category": "firearm", "name": "Glock"},
        "Crews shot down a [Shahed-136] near Odesa.": {"category": "drone", "name": "Shahed-136"},
        "The convoy lost three [T-72 tanks].": {"kind": "platform", "category": "armour", "name": "T-72"},
        "It was the [nerve agent Novichok].": {"category": "chemical", "name": "Novichok"},
        "Troops fired a [Stinger] at the helicopter.": {"category": "missile", "name": "Stinger"},
        "Iran paraded its [Emad] and Ghadr missiles.": {"category": "missile", "name": "Emad missile"},
        "Gunmen with [Uzi] and MAC-10 submachine guns burst in.": {"category": "firearm", "name": "Uzi"},
        "The crews left 40 [Tomahawks] behind.": {"category": "missile", "name": "Tomahawk"},
        "Chechens with [Makarovs] stood at the gate.": {"category": "firearm", "name": "Makarov"},
        "A Ukrainian [Neptune] fired from the shore sank it.": {"category": "missile", "name": "Neptune missile"},
        "The [Hawk batteries] were overrun.": {"category": "missile", "name": None},
    },
    ignores=[
        "She won the javelin on Sunday.",
        "Tom Abrams, a lawyer, agreed.",
        "Greta is a grad student.",
        "The Patriot Act was renewed.",
        "A leopard escaped from the zoo.",
        "The Tornado Fund lost money.",
        "Flight SU-27 was late.",
        "The Makarovs own rifles.",
        "Sue Archer, a guard with a rifle, watched.",
        "The Coalition, armed with missiles, obeys the Law of Armed Conflict.",
    ],
)
RULES.case(
    "designation",
    "Letters and numbers that services give to weapons (weapon_designations.tsv); a short one needs a weapon or a military word in the text.",
    finds={
        "Two [MiG-41 jets] crossed the border.": {"category": "aircraft", "name": "MIG-41"},
        "A [Kh-65 missile] missed.": "missile",
        "The jet dropped a [FAB-750].": "bomb",
        "Rebels shot down a [Mi-171].": {"kind": "platform", "category": "aircraft"},
        "Troops paraded a [BTR-87] in the capital.": "armour",
        "An [AGM-122] struck the radar.": "missile",
        "He fired an [RPG-75] at the gate.": "rocket",
        "The [T-100s] left at dawn.": "armour",
    },
    ignores=[
        "Traffic stopped on the I-95.",
        "Pupils in K-12 schools stayed home.",
        "An HIV-1 vaccine failed.",
        "MS-13 members were charged.",
        "She sat her A-levels.",
        "It was a B-movie.",
        "A crash closed the M25.",
        "He sold his S-Class.",
        "MI5 and MI6 declined to comment.",
        "The firm makes an MQ-7 sensor.",
        "Fill in a DF-1 form.",
    ],
)
RULES.case(
    "measure",
    'A calibre or weight that shares the weapon of the next ("60mm and 82mm mortars").',
    finds={
        "They seized [60mm] and 82mm mortars.": "artillery",
        "Guns fired [105-mm] and 155-mm shells.": "artillery",
        "Both [7.62mm] and 9mm pistols were found.": "firearm",
        "Jets dropped [500-pound] and 2,000-pound bombs.": "bomb",
        "A cache of [.38-calibre] and .45-calibre revolvers was found.": "firearm",
        "THE CACHE HELD [60-MM] AND 81-MM MORTARS.": "artillery",
    },
    ignores=["Up to 60mm of rain fell.", "A 35mm film was shown.", "It weighs 500 pounds.", "The pipe is 20 mm wide.", "60 mm and 82 mm pipes"],
)
RULES.case(
    "gun",
    "Guns and weapons, but not the gun of politics, of tools and of sayings.",
    finds={
        "A [machine\ngun] lay on the floor.": "firearm",
        "A man with a [gun] robbed the bank.": {"kind": "weapon", "category": "firearm"},
        "Police found two [guns] in the flat.": "firearm",
        "POLICE FOUND TWO [GUNS] IN THE FLAT.": "firearm",
        "The [weapon] was never found.": "unspecified",
        "Officers fired their [weapons].": "firearm",
        "He reached for a [shotgun].": "firearm",
    },
    ignores=[
        "Senators debated gun control.",
        "He wants tougher gun laws.",
        "She used a glue gun.",
        "He jumped the gun.",
        "It was a shotgun wedding.",
        "Patience is her secret weapon.",
        "A pistol shrimp snaps its claw.",
        "He read the list at machine gun pace.",
    ],
)
RULES.case(
    "arms",
    "Arms that are bought, carried or taken up, but not those of a body, of a saying or of a treaty.",
    finds={
        "The rebels took up [arms] in March.": {"kind": "weapon", "category": "unspecified"},
        "He was accused of smuggling [arms].": "unspecified",
        "An [arms] shipment was stopped.": "unspecified",
        "They bought [arms] and fuel abroad.": "unspecified",
        "THE GROUP SUPPLIED [ARMS] TO NOBODY.": "unspecified",
        "Fighters laid down their [arms].": "unspecified",
        "The ship carried [arms] and ammunition.": "unspecified",
    },
    ignores=[
        "Villagers are up in arms.",
        "She died in his arms.",
        "He folded his arms.",
        "The arms embargo was lifted.",
        "Arms control talks failed.",
        "His legs and arms ached.",
    ],
)
RULES.case(
    "ammunition",
    "Rounds, shells, magazines, cartridges and bullets beside a weapon or somebody who fires, but not of talks, beaches or newspapers.",
    finds={
        "Police fired ten [rounds] at the car.": "ammunition",
        "A [bullet] hit the door.": "ammunition",
        "[Shells] landed near the hospital.": "artillery",
        "He had a pistol and a loaded [magazine].": "ammunition",
        "They found [cartridges] on the floor.": "ammunition",
        "The gunman fired a [round] into the wall.": "ammunition",
        "THE GUNMAN FIRED SIX [ROUNDS].": "ammunition",
    },
    ignores=[
        "The second round of talks opened.",
        "She lost in the final round.",
        "A shell company paid the bill.",
        "Shell raised its dividend.",
        "The magazine published a photo.",
        "There is no silver bullet.",
        "The bullet train was late.",
        "He bought ink cartridges.",
    ],
)
RULES.case(
    "explosive",
    "Charges, devices and dynamite that are planted or go off, but not a charge of theft or a medical device.",
    finds={
        "The [charge] exploded under the bridge.": "explosive",
        "Sappers defused the [device].": "ied",
        "A second [device] detonated later.": "ied",
        "They hid [dynamite] in the cellar.": "explosive",
        "The [explosive] was hidden in a lamp.": "explosive",
        "THE [DEVICE] EXPLODED AT DAWN.": "ied",
        "Rebels planted a [charge] on the track.": "explosive",
    },
    ignores=[
        "He denied the charge of theft.",
        "The medical device was recalled.",
        "It was an explosive report.",
        "The row is political dynamite.",
        "A phone was left on charge.",
        "The device proved to be a battery.",
    ],
)
RULES.case(
    "rocket",
    "Rockets, missiles, drones and torpedoes, but not of space, of sport or of a defence policy.",
    finds={
        "Three [rockets] hit the airfield.": "rocket",
        "A [missile] struck the tower.": "missile",
        "[Ballistic missiles] fell into the sea.": "missile",
        "The army shot down nine [drones].": "drone",
        "A [torpedo] sank the ship.": "missile",
        "TWO [ROCKETS] FELL ON THE TOWN.": "rocket",
        "[Short-range missiles] were tested.": "missile",
        "M23 [rockets] hit the camp.": "rocket",
    },
    ignores=[
        "The rocket carried a satellite into orbit.",
        "The Rockets beat Denver by nine.",
        "It is not rocket science.",
        "Missile defence talks resume on Monday.",
        "He was nicknamed The Missile.",
        "The row may torpedo the deal.",
    ],
)
RULES.case(
    "bomb",
    "Bombs, mortars and cannon, but not those of sayings, bricklayers and cyclones.",
    finds={
        "A [bomb] exploded in the market.": "bomb",
        "A [laser-guided 500-pound bomb] hit the bridge.": "bomb",
        "They fired [mortars] at the fort.": "artillery",
        "The [bomb] was hidden in a van.": "ied",
        "A car bomb killed two. The [bomb] was large.": "ied",
        "THE [BOMB] WENT OFF AT NOON.": "bomb",
        "A [home-made bomb] was found.": "ied",
        "Soldiers fired a [cannon].": "artillery",
    },
    ignores=[
        "The debt is a ticking bomb.",
        "A bomb cyclone hit the coast.",
        "The firm sells bath bombs.",
        "A bricks and mortar shop closed.",
        "He is a loose cannon.",
        "The film bombed.",
    ],
)
RULES.case(
    "mine",
    "Mines that are laid, stepped on or cleared, but not those that are dug, nor what is mine.",
    finds={
        "A boy stepped on a [mine].": {"kind": "weapon", "category": "mine"},
        "Rebels laid [mines] on the road.": "mine",
        "The truck hit a [mine].": "mine",
        "Teams cleared the [mines] by May.": "mine",
        "REBELS LAID [MINES] ON THE ROAD.": "mine",
        "[Mines] exploded under the convoy.": "mine",
        "Rifles and [mines] were found.": "mine",
    },
    ignores=[
        "A coal mine collapsed.",
        "The fault was mine.",
        "Mine workers went on strike.",
        "The copper mine hired more miners.",
        "A friend of mine called.",
    ],
)
RULES.case(
    "tank",
    "Tanks and armour of an army, but not a tank of water, of thought or a person's name.",
    finds={
        "[Tanks] rolled past the troops.": {"kind": "platform", "category": "armour"},
        "The army lost a [tank].": "armour",
        "Rebels captured two howitzers and a [tank].": "armour",
        "[TANKS] SURROUNDED THE BARRACKS.": "armour",
        "An [armoured vehicle] blocked the road.": "armour",
        "Soldiers fired from an [APC].": "armour",
    },
    ignores=[
        "The fuel tank burst.",
        "A think tank in Oslo said so.",
        "Olena Tank teaches nearby.",
        "The shark tank reopened.",
        "Shares began to tank.",
        "The APC won the governor election.",
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
        "PROTESTERS HURLED [BOTTLES].": "blunt",
        "Riot police swung [batons].": "blunt",
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
        "The [cyanide] poisoned two guards.": "chemical",
    },
    ignores=[
        "Chlorine levels in the pool were low.",
        "A tanker of chlorine overturned.",
        "Cyanide was found in the river.",
        "The plant makes chlorine bleach.",
    ],
)
