"""The package as a web page: printed, every sheet bears its number and the code."""

from hengji.writers.office import package_html
from writers import hand_made


def test_the_code_stands_below_every_printed_page() -> None:
    text = package_html(hand_made.package("HJ-0000-0000-0000")).decode()
    assert '@bottom-right { content: "HJ-0000-0000-0000"' in text
    assert "@bottom-right" not in package_html(hand_made.package()).decode()


def test_a_code_is_never_more_than_letters_and_digits() -> None:
    text = package_html(hand_made.package('A"}</style><script>1')).decode()
    assert 'content: "Astylescript1"' in text
