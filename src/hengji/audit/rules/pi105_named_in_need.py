"""姓名与困难、患病连在一起，就公开了一个人的处境。劳模、工匠等荣誉本来就是公开的，不报。"""

from collections.abc import Iterator

from hengji.audit.checks.personal import people
from hengji.audit.rule import Case, Outcome, Severity, accepts, cite, rejects, rule


@rule(
    "PI105",
    "困难或患病人员的姓名",
    severity=Severity.WARNING,
    basis=cite("pipl#sensitive"),
    message="“{word}”旁有 {names} 的姓名",
    remedy="只写人数和户数；确需举例的，姓名改为“张某”，公开前再核对一遍。",
    needs="没有读到任何文字",
    examples=(
        accepts("授予李建国、王秀英等6名产业工人“青禾工匠”称号。"),
        accepts("劳模李建国同志深入企业宣讲，慰问困难职工32户。"),
        accepts("帮扶困难职工张某某家庭，发放慰问金2000元。"),
        accepts("做好困难职工金秋助学、应急救助工作。"),
        rejects("走访慰问困难职工李建国、王秀英等12人。", severity="warning"),
        rejects("看望困难职工李建国同志。"),
        accepts("慰问困难职工高龄老人1人。"),
        rejects("帮扶患病困难职工张小禾1人。"),
        accepts("救助“两癌”患病妇女40人，其中宫颈癌17人；王女士患乳腺癌，高龄患病职工优先。"),
        rejects("救助2人（李桂花患乳腺癌，陈秀英患宫颈癌）。", severity="warning"),
        rejects("职工赵玉梅身患尿毒症，县总工会上门慰问。"),
    ),
)
def named_in_need(case: Case) -> Iterator[Outcome]:
    yield from people(case, children=False)
