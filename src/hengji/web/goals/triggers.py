"""What the database itself holds of a review: a sheet that is not open does not change."""

from __future__ import annotations

import pgtrigger

_DONE = "IF TG_OP = 'DELETE' THEN RETURN OLD; ELSE RETURN NEW; END IF;"


def locked(sheet: str) -> pgtrigger.Trigger:
    """Rows of a sheet change while it is open, or with an adjustment recorded beside.

    ``sheet`` is the column that names the sheet. The adjustment must have been recorded in
    the same transaction.
    """
    func = f"""
        IF TG_OP = 'DELETE' THEN the_sheet := OLD.{sheet};
        ELSE the_sheet := NEW.{sheet}; END IF;
        SELECT state INTO standing FROM goals_review WHERE sheet_id = the_sheet;
        IF standing IS NULL OR standing IN ('draft', 'returned') THEN {_DONE} END IF;
        IF standing = 'approved' AND EXISTS (
            SELECT 1 FROM goals_indicatoradjustment
            WHERE sheet_id = the_sheet AND made_in = txid_current()
        ) THEN {_DONE} END IF;
        RAISE EXCEPTION 'sheet % is locked in state %', the_sheet, standing
            USING ERRCODE = 'restrict_violation';
    """
    return pgtrigger.Trigger(
        name="locked",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("the_sheet", "bigint"), ("standing", "text")],
        func=func,
    )


def decided_by_reviewers() -> pgtrigger.Trigger:
    """Who only fills may hand in and take back; to pass or return a sheet is others' right.

    A review is removed with its sheet alone, while that is a draft, by who fills it.
    """
    return pgtrigger.Trigger(
        name="decided",
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func="""
            IF TG_OP = 'DELETE' THEN
                IF OLD.state = 'draft' AND (hengji_everywhere('fills')
                    OR OLD.unit_id = ANY (hengji_scope('fills')))
                THEN RETURN OLD; END IF;
            ELSIF NEW.state = OLD.state OR NEW.state = 'draft'
                OR OLD.state IN ('draft', 'returned') AND NEW.state <> 'approved'
                OR hengji_everywhere('reviews') OR hengji_everywhere('signs')
                OR NEW.unit_id = ANY (hengji_scope('reviews') || hengji_scope('signs'))
            THEN RETURN NEW; END IF;
            RAISE EXCEPTION 'review % is decided by reviewers', OLD.id
                USING ERRCODE = 'insufficient_privilege';
        """,
    )


def as_recorded(*fields: str) -> tuple[pgtrigger.Trigger, ...]:
    """A record is not taken away again, nor changed: not in these fields, or in none."""
    if not fields:
        both = pgtrigger.Update | pgtrigger.Delete
        return (pgtrigger.Protect(name="as_recorded", operation=both),)
    return (
        pgtrigger.ReadOnly(name="as_recorded", fields=list(fields)),
        pgtrigger.Protect(name="not_removed", operation=pgtrigger.Delete),
    )
