"""What an office that was killed has lost of what it had acknowledged, or left half done."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256

import psycopg

from hengji.web.installation import Installation
from hengji.web.postgres.address import addresses
from web.kept.desk import CENT, HOUSE, YEAR, Told

_FILES = 4
_STATE = (
    "SELECT y.state FROM units_unityear y JOIN units_unit u ON u.id = y.unit_id"
    " WHERE u.code = %s AND y.year = %s"
)


def losses(place: Installation, told: Told) -> Iterator[str]:
    """Each in words; nothing where nothing acknowledged is lost and nothing is half done."""
    with connected(place) as database:
        yield from told.refused
        yield from _saves_lost(told, database)
        yield from _imports_lost(told, database)
        yield from _histories_lost(database)
        yield from _moves_lost(told, database)
        yield from _versions_lost(place, told, database)


def connected(place: Installation) -> psycopg.Connection:
    """As the owner, who sees everything."""
    return psycopg.connect(**addresses(place).owner.parameters())  # type: ignore[arg-type]  # names and numbers, as libpq takes them


def _saves_lost(told: Told, database: psycopg.Connection) -> Iterator[str]:
    said = (
        "SELECT voucher, amount FROM budget_payment"
        " WHERE batch_id IS NULL AND voucher ~ '^S[0-9]{6}$'"
    )
    kept: dict[str, Decimal] = dict(database.execute(said).fetchall())
    for voucher, amount in told.saved.items():
        if kept.get(voucher) != amount:
            yield f"{voucher}: 答复了 {amount}，留下 {kept.get(voucher)}"
    for voucher, amount in kept.items():
        if amount != Decimal(voucher[1:]) + CENT:
            yield f"{voucher}: 半条，{amount}"


def _imports_lost(told: Told, database: psycopg.Connection) -> Iterator[str]:
    said = (
        "SELECT b.id, b.state, b.rows, count(p.id) FROM budget_importbatch b"
        " LEFT JOIN budget_payment p ON p.batch_id = b.id GROUP BY b.id"
    )
    found = {pk: (state, rows, there) for pk, state, rows, there in database.execute(said)}
    for batch in told.taken:
        if batch not in found:
            yield f"第 {batch} 批收下了，没有留下"
    for batch, (state, rows, there) in found.items():
        if there != (rows if state == "loaded" else 0):
            yield f"第 {batch} 批 {state}，{rows} 行里有 {there} 行"
    for batch, rows in told.loaded.items():
        if found.get(batch) != ("loaded", rows, rows):
            yield f"第 {batch} 批答复了 {rows} 行，留下 {found.get(batch)}"


def _histories_lost(database: psycopg.Connection) -> Iterator[str]:
    said = (
        "SELECT count(*) FROM budget_payment p WHERE (SELECT count(*) FROM"
        " budget_paymentevent e WHERE e.pgh_obj_id = p.id) <> p.revision"
    )
    for (without,) in database.execute(said):
        if without:
            yield f"{without} 笔支付没有相应的修改记录"


def _moves_lost(told: Told, database: psycopg.Connection) -> Iterator[str]:
    """The year stands where it was last seen or where the move under way leads."""
    allowed = {told.stands, told.under_way}
    for (state,) in database.execute(_STATE, (HOUSE, YEAR)):
        if told.stands and state not in allowed:
            yield f"年度是 {state}，应当是 {'、'.join(sorted(allowed))}"


def _versions_lost(
    place: Installation, told: Told, database: psycopg.Connection
) -> Iterator[str]:
    """A version has all its files, byte for byte, or it is not there."""
    said = (
        "SELECT v.number, (SELECT array_agg(f.digest) FROM evaluation_versionfile f"
        " WHERE f.version_id = v.id), (SELECT count(*) FROM evaluation_signature s"
        " WHERE s.version_id = v.id) FROM evaluation_version v"
        " JOIN units_unit u ON u.id = v.unit_id WHERE u.code = %s AND v.year = %s"
    )
    found = {n: (files or [], signed) for n, files, signed in
             database.execute(said, (HOUSE, YEAR))}  # fmt: skip
    for number in told.frozen:
        if number not in found:
            yield f"第 {number} 版形成了，没有留下"
    for number in told.signed:
        if not found.get(number, ([], 0))[1]:
            yield f"第 {number} 版的签字没有留下"
    for number, (files, _) in found.items():
        kept = [_whole(place, one) for one in files]
        if len(kept) != _FILES or not all(kept):
            yield f"第 {number} 版的文件不齐"


def _whole(place: Installation, digest: str) -> bool:
    at = next(place.attachments.rglob(f"{digest}*"), None)
    return at is not None and sha256(at.read_bytes()).hexdigest() == digest
