"""Descriptions of columns that several tables share, so that each is worded once."""


def interval(name: str, unit: str = "0-1") -> dict[str, str]:
    """The two columns of a 95 % interval, `name`_low and `name`_high, with their descriptions; `unit` is theirs."""
    of_what = f", {unit}" if unit else ""
    return {
        f"{name}_low": f"lower end of the 95 % interval{of_what}",
        f"{name}_high": f"upper end of the 95 % interval{of_what}",
    }
