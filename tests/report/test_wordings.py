"""Words are found where looking for each by itself finds them."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as some

from hengji.report.wordings import occurrences

_WORDS = ("年年", "年", "年中", "中央", "中", "央年", "央中年")


def _one_by_one(text: str, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    for word in words:
        at = text.find(word)
        while at >= 0:
            yield at, at + len(word)
            at = text.find(word, at + len(word))


@given(some.text("年中央的", max_size=40), some.integers(1, len(_WORDS)))
def test_every_word_is_found_as_if_alone(text: str, count: int) -> None:
    words = _WORDS[:count]
    assert list(occurrences(text, words)) == list(_one_by_one(text, words))
