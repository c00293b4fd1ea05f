"""What the titles of openings say: texts stand in the store, of which a snapshot holds the numbers."""

from collections.abc import Callable, Collection, Sequence

from core.market.profile import OwnedSkills
from core.market.stacks import names_other_stack, strange_stacks
from core.store.postings import Postings
from core.views.knowledge import Knowledge


def title_check(
    knowledge: Knowledge, postings: Postings, profile: OwnedSkills, usual: Collection[str]
) -> Callable[[Sequence[str]], Collection[str]]:
    """Which of some adverts, by id, have a title of another stack than the person's; `usual` languages are none."""

    def of_other_stack(ids: Sequence[str]) -> set[str]:
        names, strange = knowledge.stack_names, strange_stacks(profile, usual)
        return {
            advert.posting_id
            for advert in postings.find(ids)
            if names_other_stack(names.in_title(advert.raw_title), strange)
        }

    return of_other_stack
