"""The columns of the tables of Trends, and how programs tell weighted shares from plain ones."""

import numpy as np
import pandas as pd

from core.views.columns import interval

KEYS = {
    "skill": "taxonomy id",
    "role": "role id",
    "country": "ISO 3166-1 alpha-2",
    "company": "as the advert names it",
    "years": "fewest years of experience that the advert asks for",
    "degree": "lowest degree that the advert names",
    "work_model": "remote, hybrid or onsite",
    "name": "name to show",
    "asked_count": "postings of the week that have it",
    "share": "share of postings, 0-1",
    **interval("share"),
    "share_weighted": "share of postings, 0-1, weighted to the fixed mix, where there is one (mix_share)",
    **interval("share_weighted"),
    "share_plain": "asked_count / posting_count, 0-1",
    "mix_share": "how much of the fixed mix has postings that week, 0-1",
}
CHANGE = {
    "now_count": "postings in the last 28 days that have it",
    "before_count": "postings in the 28 days before that have it",
    "now_postings": "postings in the last 28 days: the base",
    "before_postings": "postings in the 28 days before: the base",
    "now_share_weighted": "share of postings now, 0-1, weighted to the fixed mix, where there is one",
    "before_share_weighted": "share of postings before, 0-1, weighted like now",
    "now_share_plain": "now_count / now_postings, 0-1",
    "before_share_plain": "before_count / before_postings, 0-1",
    "trend_pp": "change of the weighted share in percentage points per 28 days",
    **interval("trend", "percentage points"),
    "p_value": "two-proportion test on effective numbers of postings",
    "q_value": "p_value adjusted over all rows (Benjamini-Hochberg), 1 where one_company",
    "one_company": "true for a change beyond chance of which more than half is the doing of one company: no trend",
    "verdict": "rising or falling where q_value is at most 0.05",
}
WEIGHTED = {
    "now_share": "now_share_weighted",
    "before_share": "before_share_weighted",
    "share": "share_weighted",
    "share_low": "share_weighted_low",
    "share_high": "share_weighted_high",
}
WEEKS = {
    "week": "Monday of the week",
    "complete": "false where the week was not collected completely",
    "posting_count": "postings of the week",
    "work_model_known": "postings that say whether the work is remote, hybrid or on site",
    "remote_share": "share of work_model_known that is remote, 0-1",
    **interval("remote"),
    "hybrid_share": "share of work_model_known that is hybrid, 0-1",
    **interval("hybrid"),
    "onsite_share": "share of work_model_known that is on site, 0-1",
    **interval("onsite"),
    "salary_count": "postings that say their pay",
    "salary_lower": "lower quartile of annual pay, USD; empty below 30 salaries",
    "salary_median": "median of annual pay, USD; empty below 30 salaries",
    "salary_upper": "upper quartile of annual pay, USD; empty below 30 salaries",
    **interval("salary_median", "by companies, USD"),
}


def told_apart(table: pd.DataFrame) -> pd.DataFrame:
    """The table for programs: a share on the fixed mix is called weighted and is followed by the plain one.

    Shares of work models have no mix: they are plain as they are.
    """
    if "now_share" in table:
        plain = {
            f"{when}_share_plain": table[f"{when}_count"] / table[f"{when}_postings"].replace(0, np.nan)
            for when in ("now", "before")
        }
    elif "mix_share" in table:
        plain = {"share_plain": table["asked_count"] / table["posting_count"].replace(0, np.nan)}
    else:
        return table
    return table.rename(columns=WEIGHTED).assign(**plain)
