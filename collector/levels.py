"""How senior a field says a posting is: TheirStack's, LinkedIn's, The Muse's, Himalayas' and plain words."""

import re

from core.models import Seniority

_WORDS = {
    Seniority.INTERN: "intern internship trainee apprentice apprenticeship student working_student "
    "student_trainee praktikum",
    Seniority.JUNIOR: "junior entry entry_level entry_level_junior associate "
    "associate_level graduate new_grad junior_level "
    "early_career beginner fresher en",
    Seniority.MID: "mid mid_level midlevel midweight middle intermediate experienced mid_career professional "
    "regular mi",
    Seniority.SENIOR: "senior senior_level mid_senior_level mid_senior midsenior_level sr expert experienced_senior se",
    Seniority.LEAD: "lead team_lead tech_lead lead_level",
    Seniority.PRINCIPAL: "principal staff staff_level principal_level distinguished architect",
    Seniority.MANAGER: "manager management manager_level supervisor senior_manager people_manager engineering_manager "
    "group_manager team_manager",
    Seniority.EXECUTIVE: "executive director director_level c_level vp vice_president head senior_executive "
    "senior_director svp evp senior_vice_president executive_level c_suite chief president ex",
}
_LEVELS = {word: level for level, words in _WORDS.items() for word in words.split()}


def seniority_from_word(text: str | None) -> Seniority | None:
    """The level of a field's words ("Mid-Senior level"); of several ("Entry level, Mid level") the first; else None."""
    for part in re.split(r"[,;/|(]|\bor\b", text or ""):
        plain = "_".join(re.findall(r"[a-z]+", part.casefold()))
        level = _LEVELS.get(plain) or _LEVELS.get(plain.removesuffix("_level"))
        if level:
            return level
    return None
