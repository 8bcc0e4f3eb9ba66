"""Personal data: recognise and mask. Kinds go to logs, contents never."""

from hengji.privacy.masking import mask
from hengji.privacy.names import NamedPeople, named_people
from hengji.privacy.numbers import NumberKind, PersonalNumber, personal_numbers

__all__ = [
    "NamedPeople",
    "NumberKind",
    "PersonalNumber",
    "mask",
    "named_people",
    "personal_numbers",
]
