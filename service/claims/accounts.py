"""Accounts: what a sentence says by itself of people who came to harm, and what the sentences since the account before say of the event.

Many sentences take each step together: a step that has just run runs a quarter faster.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import partial
from operator import attrgetter

from service.claims.events import NOTHING, ROLES, Setting, clock
from service.claims.marks import Marks
from service.claims.pieces import BACK, Pieces
from service.claims.reading import Sentence
from service.claims.scene import Scene
from service.claims.sources import sources
from service.claims.told import Told, told
from service.claims.victims import whom
from service.document import Document
from service.facts import Fact, Role
from service.frozen import dataclass

TOGETHER = 50  # sentences that take each step together

TYPE_OF = attrgetter("type")


@dataclass(frozen=True, slots=True)
class Account:
    """A scene and what is told in it of people; for each of them whom it names and its setting; and what was heard before."""

    scene: Scene
    told: Sequence[Told]
    victims: Sequence[Role | None]
    settings: Sequence[Setting]
    heard: Iterable[Setting]


def accounts(document: Document, facts: Sequence[Fact], line: tuple[int, int]) -> Iterator[Account]:
    """Yield what each sentence says of people who came to harm; `line` is the span of the dateline."""
    pieces = Pieces(document, facts)
    if not pieces.counting:
        return
    marks = Marks(pieces)
    read = partial(Sentence, pieces, marks, line)
    unread: deque[int] = deque(maxlen=BACK)  # what only matters if an account comes after it
    last: str | None = None
    for at in range(0, len(pieces.telling), TOGETHER):
        document.deadline.check()
        batch = pieces.telling[at : at + TOGETHER]
        counting = [piece for piece in batch if piece in pieces.counting and marks.counting(piece)]
        sentences = list(map(read, counting))
        kept = list(told(sentences, last))
        last = next((each[-1].effect for each in reversed(kept) if each), last)
        telling = {piece for piece, each in zip(counting, kept) if each}
        recalled = [_recalled(each, pieces, read) if each else () for each in _passed(batch, telling, pieces.placing, unread)]
        yield from _accounts([sentence for sentence, each in zip(sentences, kept) if each], list(filter(None, kept)), recalled)


def _accounts(sentences: Sequence[Sentence], kept: Sequence[Sequence[Told]], recalled: Sequence[Iterable[Setting]]) -> Iterator[Account]:
    """What some sentences that tell of people say of them."""
    scenes = list(map(Scene, sentences, list(map(sources, sentences))))
    victims = list(map(whom, sentences, kept))
    return map(Account, scenes, kept, victims, list(map(Scene.settings, scenes, kept)), recalled)


def _passed(batch: Sequence[int], telling: Set[int], placing: Set[int], unread: deque[int]) -> Iterator[list[int]]:
    """Yield for each piece with an account those without one that it may look back to; `unread` keeps what is left for the next one."""
    for piece in batch:
        if piece in telling:
            yield list(unread)
            unread.clear()
        elif piece in placing:
            unread.append(piece)


def _recalled(unread: Sequence[int], pieces: Pieces, read: Callable[[int], Sentence]) -> Iterable[Setting]:
    """What sentences without a claim say of an event, in order; one that only says what a later one says anew is not read."""
    missing = set(ROLES)
    settings: deque[Setting] = deque()
    for piece in reversed(unread):
        wanted = missing.intersection(map(TYPE_OF, pieces.facts_of(piece)))
        setting = _heard(read(piece), wanted) if wanted else NOTHING
        if setting is not NOTHING:
            settings.appendleft(setting)
            setting.settle(missing)
            if not missing:
                break
    return settings


def _heard(sentence: Sentence, wanted: Set[str]) -> Setting:
    """What a sentence without a claim says of an event, in the roles that are wanted."""
    scene = Scene(sentence, sources(sentence) if "location" in wanted else (), wanted)
    if scene.compares:
        return NOTHING
    setting = scene.near([sentence.item_of(cue) for cue in sentence.cues] if scene.choosing else ())
    return Setting(setting.weapon, setting.location) if setting.date and clock(sentence.document, setting.date) else setting
