"""Why a rule may speak: a clause, an identity, or the printed form. Never "we think so"."""

from hengji.law.basis import Basis, Clause, Identity, PrintedForm, cite
from hengji.law.parameters import parameter

__all__ = ["Basis", "Clause", "Identity", "PrintedForm", "cite", "parameter"]
