"""The cases of what shoots, is shot or blows up."""

from service.extractors.weapons.cases import RULES

__all__ = ["RULES"]

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
        "He called shotgun.",
        "The pistol event was won by a Serb.",
        "Water guns were handed out.",
        "Young guns lit up the cup.",
        "The tech giants brought out the big guns.",
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
        "A bullet-riddled car was found.",
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
        "The striker sent a rocket into the net.",
        "The menu has rocket and feta salad.",
        "Male drones leave the hive.",
        "The drone show lit up the sky.",
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
        "A seed bomb workshop begins.",
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
