"""Three hundred topics of more than one word, each with the other words that people use for it."""

from dataclasses import dataclass
from itertools import product

SUBJECTS = """
fisheries/fishing
missile defence/anti-missile shield
nuclear energy/atomic power
rice imports/grain purchases
semiconductor supply/microchip deliveries
border security/frontier protection
maritime boundary/sea border
air travel/civil aviation
climate change/global warming
cyber attacks/hacking
drug smuggling/narcotics trafficking
wartime labour/forced labour
comfort women/wartime sexual slavery
prisoner exchange/detainee swap
refugee return/displaced people
water sharing/river flow
oil price/petroleum cost
gas pipeline/natural gas line
steel tariffs/metal duties
currency swap/foreign exchange line
student exchange/university mobility
cultural heritage/antiquities
space launch/rocket flight
satellite navigation/orbital positioning
pandemic response/outbreak control
vaccine supply/immunisation doses
human rights/civil liberties
press freedom/media independence
landmine clearance/demining
chemical weapons/poison gas
small arms/light weapons
arms reduction/disarmament
troop withdrawal/military pullout
joint exercise/combined drill
coast guard/marine police
submarine cable/undersea line
high-speed rail/bullet train
free trade/tariff removal
investment protection/investor rights
double taxation/tax relief
intellectual property/patent rights
data transfer/information flow
artificial intelligence/machine learning
rare earths/critical minerals
electric vehicles/battery cars
forest conservation/woodland protection
whale hunting/whaling
polar research/Arctic science
island sovereignty/territorial claim
textbook revision/history teaching
family reunion/separated relatives
abduction cases/kidnapped citizens
election monitoring/ballot observation
peace treaty/end-of-war declaration
ceasefire line/truce boundary
food aid/hunger relief
debt relief/loan forgiveness
development bank/infrastructure lender
visa waiver/entry without permit
consular protection/citizens abroad
"""
MEASURES = """
agreement/accord
dispute/row
cooperation/joint work
inspection/verification
fund/financing
"""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic by its name and by other words."""

    name: str
    names: tuple[str, ...]


def topics() -> tuple[Topic, ...]:
    """Return each subject with each measure; the other words are for both, or for one of them."""
    made = product(_rows(SUBJECTS), _rows(MEASURES))
    return tuple(
        Topic(f"{subject} {measure}", (f"{others} {other}", f"{others} {measure}")[: 1 + at % 2])
        for at, ((subject, others), (measure, other)) in enumerate(made)
    )


def _rows(table: str) -> list[list[str]]:
    return [row.split("/") for row in table.strip().splitlines()]
