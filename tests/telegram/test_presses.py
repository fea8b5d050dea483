"""What buttons send back: within Telegram's 64 bytes, read as it was written, each by its own kind alone."""

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.orders import Inquiry, Order, Task, Wanted
from bot.telegram.presses import Adjustment, Dial, Forget, Leaf, Lookout, Press, Sample, Verb

KINDS = (Press, Order, Lookout, Inquiry, Leaf, Adjustment, Forget, Sample)
MOST = 64
"""Bytes that Telegram takes of a button's data."""

_ids = st.text("0123456789abcdef", min_size=16, max_size=16)
_numbers = st.integers(0, 9999)
_chats = st.integers(-(10**15), 10**15).map(str)
_letters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))
_topics = st.text(_letters, min_size=1, max_size=50).filter(lambda topic: len(topic.encode()) <= 53)
_presses = st.sampled_from(Verb).flatmap(
    lambda verb: st.builds(
        Press, st.just(verb), _ids, _numbers, st.integers(0, 999_999) if verb is Verb.PAGE else st.just(0)
    )
)
_data = st.one_of(
    _presses,
    st.builds(Order, st.sampled_from(Task), st.one_of(_ids, _chats), _numbers),
    st.one_of(st.builds(Lookout, _ids), st.builds(Lookout, st.none(), st.booleans())),
    st.builds(Inquiry, st.sampled_from(Wanted), _numbers, st.one_of(st.just(""), _ids)),
    st.builds(Leaf, st.one_of(st.sampled_from([Leaf.NEWEST, Leaf.OUTLETS]), _ids), _numbers),
    st.builds(Adjustment, st.sampled_from(Dial), st.text("0123456789abcxyz", min_size=1, max_size=16), _numbers),
    st.builds(Forget, st.integers(1, 2**52 - 1), st.booleans()),
    st.builds(Sample, st.sampled_from(["timeline", "latest"]), _topics),
)
_made_up = st.one_of(
    st.text(max_size=80),
    st.from_regex(r"\A[a-z]:[a-z0-9-]{0,17}[:=][0-9]{0,5}(:[0-9a-f]{0,17})?\Z"),
    st.builds(lambda data, at, more: str(data)[:at] + more + str(data)[at:], _data, st.integers(0, 64), st.text()),
)


@given(_data)
def test_what_a_button_sends_is_read_as_it_was_by_its_own_kind_alone(data):
    written = str(data)
    assert 1 <= len(written.encode()) <= MOST
    assert [kind.parse(written) for kind in KINDS if kind is not type(data)] == [None] * (len(KINDS) - 1)
    assert type(data).parse(written) == data


@given(_made_up)
def test_whatever_a_client_makes_up_is_read_by_one_kind_at_most_or_by_none(text):
    read = [found for kind in KINDS if (found := kind.parse(text)) is not None]
    assert len(read) <= 1
    for found in read:
        assert type(found).parse(str(found)) == found


def test_nothing_is_read_of_nothing():
    assert [kind.parse(None) for kind in KINDS] == [None] * len(KINDS)
