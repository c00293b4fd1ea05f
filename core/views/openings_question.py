"""What somebody asks the Openings page: which role, which filters, in which order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.catalogue.commuting import Commuting
from core.market.opening_ranks import Fits, Order
from core.models import PostingMark
from core.snapshot.slices import Slice
from core.views.filters import ANY, Filters
from core.views.windows import last_days

ORDERS = BEST_FIT, NEWEST, BEST_PAID = Order.FIT, Order.DATE, Order.PAY
UNRANKED = NEWEST, BEST_PAID  # for who has not said what they have: nothing fits better than another
SHOW = ("matching", "saved", "hidden")
LEAST_FIT = (0.0, 0.5, 0.7, 0.9)
MOST_YEARS = (0, 1, 2, 3, 5, 8)
LEAST_SALARY = (0, 40_000, 60_000, 80_000, 100_000, 130_000, 160_000, 200_000)


@dataclass(frozen=True, slots=True)
class OpeningsQuestion:
    """Which openings: of `role` (ANY: of all) in the last `days` days up to `today`; `show` is one of SHOW.

    `least_fit` is 0-1, `least_salary` annual USD, `most_years` the most that may be asked for (0: any),
    `no_degree` leaves out what needs a degree for which nothing else may stand, `skills` must all be asked for; `page`
    counts from 0. Saved and hidden ones are shown whatever the slice. `widened` names default filters of the profile
    ("level", "place") that are taken away. With `company` only its jobs.
    """

    role: str
    today: date
    days: int
    filters: Filters = field(default_factory=Filters)
    show: str = SHOW[0]
    least_fit: float = 0.0
    least_salary: int = 0
    skills: frozenset[str] = frozenset()
    page: int = 0
    order: Order = Order.FIT
    widened: frozenset[str] = frozenset()
    most_years: int = 0
    no_degree: bool = False
    company: str = ""

    @property
    def asked(self) -> Slice:
        """The slice of the question; all postings for those that were saved or hidden."""
        if self.show != SHOW[0]:
            return Slice()
        since, until = last_days(self.days, self.today)
        return self.filters.narrow(role=None if self.role == ANY else self.role, since=since, until=until)

    def fits(
        self, marks: Mapping[str, PostingMark], home: Commuting | None = None, core: frozenset[str] = frozenset()
    ) -> Fits:
        """Which openings are wanted, given what was saved and hidden, by somebody who lives in `home`.

        `core` are the core skills of the role and of its neighbours.
        """
        hidden = [one for one, mark in marks.items() if mark is PostingMark.HIDDEN]
        if self.show == "hidden":
            return Fits(only=hidden, with_closed=True)
        if self.show == "saved":
            return Fits(only=[one for one, mark in marks.items() if mark is PostingMark.SAVED], with_closed=True)
        return Fits(
            least_fit=self.least_fit,
            skills=self.skills,
            least_salary=self.least_salary or None,
            hidden=hidden,
            order=self.order,
            most_years=self.most_years or None,
            no_degree=self.no_degree,
            home=home,
            core=core,
            company=self.company or None,
        )
