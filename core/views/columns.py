"""Descriptions of columns that several tables share, so that each is worded once."""

SKILL = {"skill": "taxonomy id", "name": "name of the skill"}
ASK = {"ask": "required, optional or mentioned"}


def interval(name: str, unit: str = "0-1") -> dict[str, str]:
    """The two columns of a 95 % interval, `name`_low and `name`_high, with their descriptions; `unit` is theirs."""
    return {
        f"{name}_low": f"lower end of the 95 % interval, {unit}",
        f"{name}_high": f"upper end of the 95 % interval, {unit}",
    }


ASKED = {
    "demand_share": "share of postings that ask for it, 0-1",
    **interval("share"),
    "asked_count": "postings that ask for it",
    "posting_count": "postings in the slice: the base",
}
