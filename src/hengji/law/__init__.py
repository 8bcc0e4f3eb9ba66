"""Why a rule may speak: a clause, an identity, or the printed form. Never "we think so"."""

from hengji.law.basis import Basis, Clause, Identity, PrintedForm, Safeguard, cite
from hengji.law.parameters import parameter

__all__ = ["Basis", "Clause", "Identity", "PrintedForm", "Safeguard", "cite", "parameter"]
