"""The vendor's books: what was asked, what was sold, how it stands and what is on the bill."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Final

from longtake.testing.vendor.counting import Crowd, Minute
from longtake.testing.vendor.rules import Rules
from longtake.testing.vendor.wishes import Image, Job, Music, Plan, Wish

JOB: Final = "job"
KINDS: Final[Mapping[type[Wish], str]] = {Job: JOB, Image: "image", Music: "music", Plan: "plan"}
_QUEUED: Final = 0.1
"""Share of a job's time in which it says that it waits."""


@dataclass(slots=True)
class Asked:
    """A paid call, as the log keeps it."""

    at: float
    """Seconds since 1970."""
    kind: str
    """`job`, `image`, `music` or `plan`."""
    account: str
    """The bearer token."""
    model: str = ""
    token: str = ""
    """The idempotency key, the tag or, where the model takes neither, `X-Token`."""
    answer: int = 0
    """The status; 0 where the connection was dropped."""
    id: str = ""
    """What was sold, whether or not the answer told."""


@dataclass(frozen=True, slots=True)
class Invoice:
    """One line of the bill."""

    kind: str
    model: str
    id: str
    account: str
    token: str
    usd: Decimal
    at: float
    """Seconds since 1970."""
    void: bool
    """True for what failed or was cancelled."""


@dataclass(slots=True)
class Sale:
    """Something sold."""

    id: str
    kind: str
    account: str
    token: str
    wish: Wish
    usd: Decimal
    at: float
    """Seconds since 1970; the two below by the clock that only counts."""
    began: float
    over: float
    fails: bool = False
    bad: bool = False
    dead_links: int = 0
    """How many more links will be dead when they are fetched."""
    links: int = 0
    cancelled: bool = False

    def status(self, now: float) -> str:
        """Give `queued`, `running`, `done`, `failed` or `cancelled`."""
        if self.cancelled:
            return "cancelled"
        if now >= self.over:
            return "failed" if self.fails else "done"
        return "queued" if self.progress(now) < _QUEUED else "running"

    def progress(self, now: float) -> float:
        """Give 0 to 1."""
        return 1.0 if now >= self.over else (now - self.began) / (self.over - self.began)

    def invoice(self, now: float) -> Invoice:
        """Give its line of the bill."""
        return Invoice(
            kind=self.kind,
            model=self.wish.model,
            id=self.id,
            account=self.account,
            token=self.token,
            usd=self.usd,
            at=self.at,
            void=self.status(now) in ("failed", "cancelled"),
        )


class Books:
    """Everything that the vendor knows; `now` is by a clock that only counts."""

    def __init__(self, rules: Rules) -> None:
        self.log: list[Asked] = []
        self.sales: dict[str, Sale] = {}
        self._by_key: dict[tuple[str, str, str], Sale] = {}
        self._by_tag: defaultdict[tuple[str, str], list[Sale]] = defaultdict(list)
        self.jobs: defaultdict[str, Crowd] = defaultdict(Crowd)
        """By account."""
        self.models: defaultdict[str, defaultdict[str, Crowd]] = defaultdict(
            lambda: defaultdict(Crowd)
        )
        """By account and model."""
        self.calls: defaultdict[str, Crowd] = defaultdict(Crowd)
        """Calls at once that answer with what they make, by account."""
        self.posts: defaultdict[str, Minute] = defaultdict(Minute)
        """By account, whatever was answered."""
        self.admitted: defaultdict[str, Minute] = defaultdict(Minute)
        """Those among them that were not turned away for their number."""
        self.obey(rules)

    def obey(self, rules: Rules) -> None:
        """Follow other rules from now on; chances begin again from the seed."""
        self.rules = rules
        self.chance = Random(rules.seed)  # noqa: S311 - chances, no secrets

    def happens(self, odds: float) -> bool:
        """Draw a chance."""
        return odds > 0 and self.chance.random() < odds

    def strikes(self, kind: str, odds: float) -> bool:
        """Draw the chance of a fault for a call of this kind."""
        return (not self.rules.strikes or kind in self.rules.strikes) and self.happens(odds)

    def sold(self, account: str, kind: str, token: str) -> Sale | None:
        """Give what was sold under an idempotency key."""
        return self._by_key.get((account, kind, token))

    def listed(self, account: str, tag: str, now: float) -> Sequence[Sale]:
        """Give the jobs under a tag that can be seen by now."""
        lag = self.rules.list_lag
        return [sale for sale in self._by_tag.get((account, tag), ()) if now >= sale.began + lag]

    def sell(self, asked: Asked, wish: Wish, *, now: float) -> Sale:
        """Accept a wish: an invoice, and a job or a call that is under way."""
        sale = Sale(
            id=f"{asked.kind}-{len(self.sales) + 1}",
            kind=asked.kind,
            account=asked.account,
            token=asked.token,
            wish=wish,
            usd=self._price(wish),
            at=asked.at,
            began=now,
            over=now + self._seconds(wish),
        )
        self.sales[sale.id] = sale
        if wish.model == "key":
            self._by_key.setdefault((sale.account, sale.kind, sale.token), sale)
        if isinstance(wish, Job):
            self._begin(sale, wish, now)
        else:
            self.calls[sale.account].enter(sale.id, now=now, until=sale.over)
        return sale

    def _begin(self, sale: Sale, job: Job, now: float) -> None:
        sale.fails = self.happens(self.rules.fail_job)
        sale.bad = self.happens(self.rules.bad_clip)
        sale.dead_links = int(self.happens(self.rules.expired_link))
        if job.model == "list":
            self._by_tag[sale.account, job.tag].append(sale)
        for crowd in self._crowds(sale):
            crowd.enter(sale.id, now=now, until=sale.over)

    def cancel(self, sale: Sale, now: float) -> None:
        """Stop a job that is not over; one that is stays as it is."""
        if now < sale.over:
            sale.cancelled = True
            for crowd in self._crowds(sale):
                crowd.leave(sale.id)

    def invoices(self, now: float) -> list[Invoice]:
        """Give the bill, oldest first."""
        return [sale.invoice(now) for sale in self.sales.values()]

    def peaks(self) -> dict[str, object]:
        """Give the most there ever were of each."""
        return {
            "jobs": {account: crowd.peak for account, crowd in self.jobs.items()},
            "models": {
                account: {model: crowd.peak for model, crowd in models.items()}
                for account, models in self.models.items()
            },
            "calls": {account: crowd.peak for account, crowd in self.calls.items()},
            "posts_a_minute": {account: minute.peak for account, minute in self.posts.items()},
        }

    def _crowds(self, sale: Sale) -> tuple[Crowd, Crowd]:
        return self.jobs[sale.account], self.models[sale.account][sale.wish.model]

    def _price(self, wish: Wish) -> Decimal:
        match wish:
            case Job():
                return self.rules.usd_per_job
            case Image():
                return self.rules.usd_per_image
            case Music():
                return self.rules.usd_per_music
            case Plan():
                return self.rules.usd_per_plan

    def _seconds(self, wish: Wish) -> float:
        match wish:
            case Job():
                return self.chance.uniform(*self.rules.job_seconds)
            case Image():
                return self.rules.image_seconds
            case Music():
                return self.rules.music_seconds
            case Plan():
                return self.rules.plan_seconds
