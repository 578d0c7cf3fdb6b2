"""A look at everything, even where the home cannot be opened."""

from longtake.app.check import Check
from longtake.app.health import damage, examine, installation
from longtake.app.wiring import open_studio
from longtake.capabilities.errors import Unusable
from longtake.settings import Settings


async def checkup(settings: Settings, *, repair: bool = False) -> tuple[Check, ...]:
    """Give what was found of the installation, the home, the ledger and the fleet."""
    try:
        async with open_studio(settings) as studio:
            return await examine(studio, repair=repair)
    except (Unusable, OSError) as error:
        home = settings.home.expanduser().absolute()
        broken = None if settings.database else await damage(home / "longtake.db")
        return (*await installation(home), broken or _closed(error))


def _closed(error: Unusable | OSError) -> Check:
    """Give why a home or its database does not open."""
    if isinstance(error, Unusable):
        found = f"{error.what}: {error.why}"
        return Check("database", ok=False, found=found, remedy=error.remedy)
    found = f"{error.filename or ''} {(error.strerror or str(error)).lower()}".strip()
    return Check("database", ok=False, found=found, remedy="make room, or see that it runs")
