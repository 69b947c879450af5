"""What goes wrong at the local Slack server: which share of the calls, and whether they count."""

from dataclasses import dataclass
from enum import Enum, auto

from tests.bench.chance import seeded


class Reply(Enum):
    """How a call is answered."""

    OK = auto()
    LIMITED = auto()  # 429, with the seconds to wait
    ERROR = auto()  # 500
    PAGE = auto()  # a proxy's HTML, as a 200
    CUT = auto()  # the connection ends without an answer
    HELD = auto()  # no answer until the caller has given up


class Post(Enum):
    """Whether the message gets into the channel."""

    YES = auto()
    NO = auto()
    LATE = auto()  # when the caller has given up


@dataclass(frozen=True, slots=True)
class Fault:
    """One way for a call to go, and how often it goes so."""

    name: str
    share: float
    reply: Reply
    post: Post = Post.NO

    @property
    def is_unknown(self) -> bool:
        """Whether the caller cannot know if the message was posted."""
        return self.reply not in {Reply.OK, Reply.LIMITED}


NONE = Fault("none", 0.0, Reply.OK, Post.YES)
AT_POSTING = (
    Fault("429 with Retry-After", 0.04, Reply.LIMITED),
    Fault("500, not posted", 0.02, Reply.ERROR),
    Fault("500, posted", 0.01, Reply.ERROR, Post.YES),
    Fault("connection cut, not posted", 0.01, Reply.CUT),
    Fault("connection cut, posted", 0.03, Reply.CUT, Post.YES),
    Fault("no answer in time, not posted", 0.02, Reply.HELD),
    Fault("no answer in time, posted", 0.02, Reply.HELD, Post.YES),
    Fault("no answer in time, posted later", 0.01, Reply.HELD, Post.LATE),
    Fault("a proxy's page, posted", 0.01, Reply.PAGE, Post.YES),
)
AT_READING = (
    Fault("429 with Retry-After", 0.05, Reply.LIMITED),
    Fault("500", 0.05, Reply.ERROR),
    Fault("connection cut", 0.03, Reply.CUT),
    Fault("no answer in time", 0.03, Reply.HELD),
)
BY_NAME = {fault.name: fault for fault in AT_POSTING}


def choose(faults: tuple[Fault, ...], seed: str) -> Fault:
    """Return what happens to the call that this seed names: the same in every run."""
    at = seeded(seed).random()
    for fault in faults:
        at -= fault.share
        if at < 0:
            return fault
    return NONE
