"""Words of a problem: its values stand in the message and in the remedy."""

from hengji.kernel.problems import ProblemKind, problem


def test_values_stand_in_the_message_and_in_the_remedy() -> None:
    kind = ProblemKind("LB999", "没有对应的{side}记录", "选择对应的{side}记录。")
    assert str(problem(kind, side="支付")) == "没有对应的支付记录。选择对应的支付记录。"
