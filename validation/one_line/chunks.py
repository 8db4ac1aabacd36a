"""The stretches of plain words in a line, and which of them is who, which is what."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from validation.folding import fold
from validation.matching.common_names import COMMON_NAMES
from validation.matching.names import skeletons, vowel_key
from validation.one_line.tokens import Token
from validation.one_line.words import POSSESSIVE, SURNAMES, Says


@dataclass(frozen=True)
class Known:
    """Folded words of the shop's own customers and of its goods."""

    names: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()

    def is_name(self, word: str) -> bool:
        """Whether a word is surely part of somebody's name: of a customer's, or a common one."""
        folded = fold(word)
        return folded in self.names or (folded not in self.items and is_common_name(folded))

    def is_item(self, word: str) -> bool:
        """Whether a word is one of the goods' and of nobody's name."""
        folded = fold(word)
        return folded in self.items and folded not in self.names


@dataclass(frozen=True)
class Chunk:
    """Words beside each other, by their places in the line. `is_name` where the line itself says that it is one."""

    places: tuple[int, ...]
    is_name: bool = False


@dataclass(frozen=True)
class Parties:
    """Who and what, as typed; and what may be either."""

    who: str = ""
    what: str = ""
    left_over: tuple[str, ...] = ()


def chunks_of(tokens: Sequence[Token], of_days: frozenset[int]) -> tuple[Chunk, ...]:
    """The stretches of plain words, without the words that say nothing at their edges."""
    chunks: list[Chunk] = []
    places: list[int] = []
    for at, token in enumerate(tokens):
        is_inner = token.is_word or token.says in _INNER
        if at in of_days or not is_inner or (places and tokens[places[-1]].part != token.part):
            chunks += _chunk(tokens, places, is_name=at not in of_days and token.says is Says.WHOSE)
            places = []
        if at not in of_days and is_inner:
            places.append(at)
    return (*chunks, *_chunk(tokens, places, is_name=False))


def _chunk(tokens: Sequence[Token], places: Sequence[int], *, is_name: bool) -> list[Chunk]:
    kept = list(places)
    while kept and tokens[kept[0]].says is Says.EMPTY:
        kept.pop(0)
    while kept and tokens[kept[-1]].says is Says.EMPTY:
        kept.pop()
    return [Chunk(tuple(kept), is_name)] if kept else []


def who_and_what(chunks: Sequence[Chunk], tokens: Sequence[Token], known: Known, *, has_money: bool) -> Parties:
    """Which chunk, or which part of one, is who, and which is what."""
    split = [_split(chunk, tokens, known) for chunk in chunks]
    who = _who(chunks, split, tokens, known, has_money=has_money)
    if who is None:
        return _without_name(chunks, tokens, known)
    at, name = who
    rest = [places for number, chunk in enumerate(chunks) if (places := _rest(chunk, name if number == at else ()))]
    whats = [_text(tokens, places) for places in rest]
    items = [
        what for what, places in zip(whats, rest, strict=True) if any(known.is_item(tokens[p].text) for p in places)
    ]
    what = items[0] if len(items) == 1 else whats[0] if len(whats) == 1 else ""
    return Parties(_text(tokens, name), what, tuple(each for each in whats if each != what))


def _without_name(chunks: Sequence[Chunk], tokens: Sequence[Token], known: Known) -> Parties:
    """Nobody is surely named: only what is certainly one of the goods is taken."""
    texts = [_text(tokens, chunk.places) for chunk in chunks]
    items = [
        text
        for text, chunk in zip(texts, chunks, strict=True)
        if all(known.is_item(tokens[place].text) for place in chunk.places if tokens[place].is_word)
    ]
    what = items[0] if len(items) == 1 else ""
    return Parties("", what, tuple(text for text in texts if text != what))


def _rest(chunk: Chunk, name: Sequence[int]) -> tuple[int, ...]:
    return tuple(place for place in chunk.places if place not in name)


def _who(
    chunks: Sequence[Chunk],
    split: Sequence[tuple[int, ...]],
    tokens: Sequence[Token],
    known: Known,
    *,
    has_money: bool,
) -> tuple[int, tuple[int, ...]] | None:
    """The chunk that names somebody, and the places of the name."""
    beside = _beside_phone(chunks, tokens)
    order = sorted(range(len(chunks)), key=lambda at: not chunks[at].is_name)
    for at in order:
        says = {tokens[place].says for place in chunks[at].places}
        if at == beside and Says.BEFORE_NAME in says:
            return at, _named(split[at], chunks[at], tokens, known)
        if chunks[at].is_name or says & {Says.TITLE, Says.BEFORE_NAME}:
            return at, split[at] or chunks[at].places
    if beside is not None and not all(known.is_item(tokens[place].text) for place in chunks[beside].places):
        return beside, _named(split[beside], chunks[beside], tokens, known)
    for at in range(len(chunks)):
        if split[at]:
            return at, split[at]
    return _first(chunks, tokens, known, has_money=has_money)


def _beside_phone(chunks: Sequence[Chunk], tokens: Sequence[Token]) -> int | None:
    """The chunk right before a phone, else the one right behind it."""
    phones = [at for at, token in enumerate(tokens) if token.phone]
    before = [number for number, chunk in enumerate(chunks) if chunk.places[-1] + 1 in phones]
    behind = [number for number, chunk in enumerate(chunks) if chunk.places[0] - 1 in phones]
    return next(iter((*before, *behind)), None)


def _named(split: tuple[int, ...], chunk: Chunk, tokens: Sequence[Token], known: Known) -> tuple[int, ...]:
    """A chunk beside a phone is a name as a whole, but for what is certainly one of the goods."""
    if split and any(known.is_item(tokens[place].text) for place in _rest(chunk, split)):
        return split
    goods = [place for place in chunk.places if known.is_item(tokens[place].text)]
    kept = tuple(place for place in chunk.places if not goods or place < goods[0])
    return kept or split or chunk.places


def _first(
    chunks: Sequence[Chunk], tokens: Sequence[Token], known: Known, *, has_money: bool
) -> tuple[int, tuple[int, ...]] | None:
    """The first words of a line that goes on with a comma, a phone or a verb; or the only ones beside money."""
    if not chunks or any(known.is_item(tokens[place].text) for place in chunks[0].places):
        return None
    behind = chunks[0].places[-1] + 1
    after = tokens[behind] if behind < len(tokens) else None
    is_parted = after is not None and after.part != tokens[behind - 1].part
    is_alone = len(chunks) == 1 and has_money and len(chunks[0].places) == 1
    is_followed = after is not None and after.says is not None and after.says not in _INNER
    if chunks[0].places[0] == 0 and (is_parted or is_alone or is_followed):
        return 0, chunks[0].places
    return None


def _split(chunk: Chunk, tokens: Sequence[Token], known: Known) -> tuple[int, ...]:
    """The part of a chunk that is surely a name: its first words, or its last; () where neither is."""
    first = _leading(chunk.places, tokens, known)
    if first:
        return first
    last = _leading(chunk.places[::-1], tokens, known)
    return tuple(sorted(last))


def _leading(places: Sequence[int], tokens: Sequence[Token], known: Known) -> tuple[int, ...]:
    """The longest run of name words; words up to a title, and a word between a name and one of the goods, belong to it."""
    words = [tokens[place] for place in places]
    titles = [at for at, token in enumerate(words) if token.says is Says.TITLE]
    if titles and titles[0] > 0:
        return tuple(places[: titles[-1] + 1])
    size = 0
    while size < len(words) and (words[size].says is Says.BEFORE_NAME or known.is_name(words[size].text)):
        size += 1
    if size == 0:
        return ()
    if words[size - 1].says is Says.BEFORE_NAME:
        size = min(size + 1, len(words))
    goods = next((at for at, token in enumerate(words) if at >= size and known.is_item(token.text)), None)
    if goods is not None and all(token.is_word and token.text.isalpha() for token in words[size:goods]):
        size = goods if goods - size <= 1 else size
    return tuple(places[:size])


def _text(tokens: Sequence[Token], places: Sequence[int]) -> str:
    """The words as typed, without those that say nothing at the edges."""
    kept = list(places)
    while kept and (tokens[kept[0]].says is Says.EMPTY or tokens[kept[0]].folded in POSSESSIVE):
        kept.pop(0)
    while kept and tokens[kept[-1]].says is Says.EMPTY:
        kept.pop()
    return " ".join(tokens[place].text for place in kept)


_INNER = frozenset({Says.EMPTY, Says.TITLE, Says.BEFORE_NAME})
_FEWEST_LETTERS = 3


@lru_cache(maxsize=20_000)
def is_common_name(word: str) -> bool:
    """Whether a folded word is a common first name or surname of India or Pakistan, in any of three scripts."""
    if len(word) < _FEWEST_LETTERS or not any(map(str.isalpha, word)):
        return False
    if word.isascii():
        return word in COMMON_NAMES or word in SURNAMES
    if any("\u0600" <= letter <= "\u06ff" for letter in word):  # short vowels are not written
        return any(len(bones) >= _FEWEST_LETTERS and bones in _bones() for bones in skeletons(word))
    return vowel_key(word) in _keys()


@lru_cache(maxsize=1)
def _keys() -> frozenset[str]:
    return frozenset(map(vowel_key, COMMON_NAMES | SURNAMES))


@lru_cache(maxsize=1)
def _bones() -> frozenset[str]:
    return frozenset(bones for name in COMMON_NAMES | SURNAMES for bones in skeletons(name))
