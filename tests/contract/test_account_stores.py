"""The stores of accounts keep their word, in memory and in DynamoDB."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.adapters.dynamo.accounts import DynamoAccounts, DynamoErasures
from chalicelib.adapters.dynamo.outbox import DynamoOutbox
from chalicelib.adapters.dynamo.sign_ins import DynamoDevices, DynamoFamilies
from chalicelib.adapters.dynamo.throttles import DynamoDeliveries, DynamoThrottles
from chalicelib.core.errors import AccountNotFound, EmailTaken, StaleRow, UsernameTaken
from chalicelib.core.events import PasswordChanged
from chalicelib.core.identity import (
    Erasure,
    LinkedIdentity,
    PendingEmail,
    User,
    anonymous_user,
    email_key,
)
from chalicelib.core.orga_errors import IdentityTaken
from chalicelib.core.second_factor import SecondFactor
from chalicelib.core.sign_in import TRUSTED_DEVICE_LIFE, Limit, RefreshFamily
from tests.aws import aws_in_process, empty_tables
from tests.fakes.accounts import (
    InMemoryAccounts,
    InMemoryDeliveries,
    InMemoryDevices,
    InMemoryErasures,
    InMemoryFamilies,
    InMemoryOutbox,
    InMemoryThrottles,
)

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
LIMIT = Limit(2, timedelta(minutes=15))


@pytest.fixture(scope="module")
def aws() -> Iterator[None]:
    with aws_in_process():
        yield


@pytest.fixture(params=["memory", "dynamo"])
def stores(request: pytest.FixtureRequest) -> dict[str, Any]:
    if request.param == "memory":
        erasures = InMemoryErasures()
        outbox = InMemoryOutbox()
        return {
            "accounts": InMemoryAccounts(erasures, outbox),
            "outbox": outbox,
            "erasures": erasures,
            "families": InMemoryFamilies(),
            "devices": InMemoryDevices(),
            "throttles": InMemoryThrottles(),
            "deliveries": InMemoryDeliveries(),
        }
    request.getfixturevalue("aws")
    empty_tables()
    return {
        "accounts": DynamoAccounts(),
        "outbox": DynamoOutbox(),
        "erasures": DynamoErasures(),
        "families": DynamoFamilies(),
        "devices": DynamoDevices(),
        "throttles": DynamoThrottles(),
        "deliveries": DynamoDeliveries(),
    }


def somebody(user_id: str = "u1", email: str = "ana@school.test") -> User:
    return User(
        id=user_id,
        kind="registered",
        lang="fr",
        created_at=NOW,
        email=email,
        first_name="Ana",
        last_name="Silva",
        password_hash="hash",
        terms_accepted_at=NOW,
    )


def family(**changes: Any) -> RefreshFamily:
    made = RefreshFamily(id="f1", user_id="u1", digest="d1", expires_at=NOW + timedelta(days=7))
    return replace(made, **changes)


def test_an_account_comes_back_as_it_was_stored(stores):
    stores["accounts"].add(somebody())
    assert stores["accounts"].get("u1") == replace(somebody(), version=1)


def test_an_unknown_account_is_not_found(stores):
    with pytest.raises(AccountNotFound):
        stores["accounts"].get("nobody")


def test_an_account_is_found_by_its_address_however_it_is_written(stores):
    stores["accounts"].add(somebody())
    assert stores["accounts"].find_by_email(email_key("ANA@School.test")).id == "u1"
    assert stores["accounts"].find_by_email(email_key("bob@school.test")) is None


def test_an_event_is_stored_with_the_account_until_a_queue_has_it(stores):
    events = [PasswordChanged(id=f"e{number}", at=NOW, user_id="u1") for number in range(3)]
    accounts, outbox = stores["accounts"], stores["outbox"]
    accounts.add(anonymous_user("u1", lang="fr", now=NOW), event=events[0])
    accounts.save(accounts.get("u1"), event=events[1])
    before = accounts.get("u1")
    accounts.register(replace(somebody(), version=before.version), before=before, event=events[2])
    late = NOW + timedelta(minutes=1)
    assert outbox.due(now=late - timedelta(milliseconds=1), at_most=10) == []
    assert sorted(event.id for event in outbox.due(now=late, at_most=10)) == ["e0", "e1", "e2"]
    outbox.done(events[0])
    left = outbox.due(now=late, at_most=10)
    assert sorted(left, key=lambda event: event.id) == events[1:]
    assert len(outbox.due(now=late, at_most=1)) == 1


def test_an_event_of_an_account_that_was_not_stored_is_not_either(stores):
    stores["accounts"].add(somebody())
    event = PasswordChanged(id="e1", at=NOW, user_id="u2")
    with pytest.raises(EmailTaken):
        stores["accounts"].add(somebody("u2"), event=event)
    stale = replace(somebody(), version=7)
    with pytest.raises(StaleRow):
        stores["accounts"].save(stale, event=event)
    assert stores["outbox"].due(now=NOW + timedelta(days=1), at_most=10) == []


def test_two_accounts_never_hold_one_address(stores):
    stores["accounts"].add(somebody())
    with pytest.raises(EmailTaken):
        stores["accounts"].add(somebody("u2", "Ana@school.test"))
    with pytest.raises(AccountNotFound):
        stores["accounts"].get("u2")


def test_a_changed_account_is_saved_once_for_each_version_read(stores):
    stores["accounts"].add(somebody())
    read = stores["accounts"].get("u1")
    stores["accounts"].save(replace(read, first_name="Anna"))
    with pytest.raises(StaleRow):
        stores["accounts"].save(replace(read, first_name="Hanna"))
    assert stores["accounts"].get("u1").first_name == "Anna"


def test_an_anonymous_account_is_due_for_erasure_after_its_last_access_token(stores):
    user = anonymous_user("u9", lang="fr", now=NOW)
    stores["accounts"].add(user)
    assert stores["erasures"].due(now=user.expires_at, at_most=10) == []
    due = stores["erasures"].due(now=user.erase_at, at_most=10)
    assert list(due) == [Erasure("u9", user.erase_at)]


def test_registering_takes_the_account_off_the_list_of_erasures(stores):
    stores["accounts"].add(anonymous_user("u1", lang="fr", now=NOW))
    before = stores["accounts"].get("u1")
    stores["accounts"].register(replace(somebody(), version=before.version), before=before)
    assert stores["accounts"].get("u1").kind == "registered"
    assert stores["erasures"].due(now=NOW + timedelta(days=1), at_most=10) == []


def test_registering_with_a_taken_address_changes_nothing(stores):
    stores["accounts"].add(somebody("u2"))
    stores["accounts"].add(anonymous_user("u1", lang="fr", now=NOW))
    before = stores["accounts"].get("u1")
    with pytest.raises(EmailTaken):
        stores["accounts"].register(replace(somebody(), version=before.version), before=before)
    assert stores["accounts"].get("u1").kind == "anonymous"
    assert len(stores["erasures"].due(now=NOW + timedelta(days=1), at_most=10)) == 1


def test_registering_an_account_that_changed_is_refused(stores):
    stores["accounts"].add(anonymous_user("u1", lang="fr", now=NOW))
    before = stores["accounts"].get("u1")
    stores["accounts"].save(replace(before, lang="en"))
    with pytest.raises(StaleRow):
        stores["accounts"].register(replace(somebody(), version=before.version), before=before)


def test_a_closed_account_is_nobodys_and_frees_its_address(stores):
    accounts = stores["accounts"]
    accounts.add(somebody())
    accounts.close(accounts.get("u1"), last_erasure_at=NOW + timedelta(minutes=20))
    with pytest.raises(AccountNotFound):
        accounts.get("u1")
    accounts.add(somebody("u2"))
    assert accounts.find_by_email(email_key("ana@school.test")).id == "u2"
    due = stores["erasures"].due(now=NOW + timedelta(minutes=20), at_most=10)
    assert [erasure.user_id for erasure in due] == ["u1"]


def pupil(user_id: str = "u1", **changes: Any) -> User:
    made = replace(somebody(user_id), email=None, username="ana.silva0203")
    return replace(made, **changes)


SCHOOL = LinkedIdentity("ent", "k" * 64)
CITY = LinkedIdentity("city", "m" * 64)


def test_everything_an_account_holds_comes_back(stores):
    user = pupil(
        must_change_password=True,
        is_staff=True,
        identities=(SCHOOL, CITY),
        second_factor=SecondFactor(
            secret="S" * 32,
            since=NOW,
            last_step=58_000_000,
            asked_secret="A" * 32,
            recovery_digests=("r1", "r2"),
        ),
        pending_email=PendingEmail("p1", "ana@home.test", NOW, failures=2),
    )
    stores["accounts"].add(user)
    assert stores["accounts"].get("u1") == replace(user, version=1)


def test_an_account_is_found_by_its_user_name_however_it_is_typed(stores):
    stores["accounts"].add(pupil(username="zelie.martin0203"))
    assert stores["accounts"].find_by_username(" Zélie.MARTIN0203 ").id == "u1"
    assert stores["accounts"].find_by_username("zelie.martin0204") is None


def test_an_account_is_found_by_each_of_its_identities(stores):
    stores["accounts"].add(pupil(identities=(SCHOOL, CITY)))
    assert stores["accounts"].find_by_identity(CITY.key).id == "u1"
    assert stores["accounts"].find_by_identity("n" * 64) is None


@pytest.mark.parametrize(
    ("second", "refusal"),
    [
        ({"username": "ANA.silva0203"}, UsernameTaken),
        ({"username": None, "identities": (CITY, SCHOOL)}, IdentityTaken),
        ({"username": "other", "email": "ANA@school.test"}, EmailTaken),
    ],
)
def test_what_finds_an_account_finds_no_other(stores, second, refusal):
    accounts = stores["accounts"]
    accounts.add(pupil(email="ana@school.test", identities=(SCHOOL,)))
    with pytest.raises(refusal):
        accounts.add(pupil("u2", **second))
    with pytest.raises(AccountNotFound):
        accounts.get("u2")
    assert accounts.find_by_username("other") is None
    assert accounts.find_by_identity(CITY.key) is None


def test_an_account_that_changes_what_finds_it_frees_the_rest(stores):
    accounts = stores["accounts"]
    accounts.add(pupil(identities=(SCHOOL,)))
    before = accounts.get("u1")
    after = replace(before, username=None, email="ana@home.test", identities=(SCHOOL, CITY))
    accounts.register(after, before=before)
    assert accounts.find_by_email(email_key("ana@home.test")).id == "u1"
    assert accounts.find_by_identity(CITY.key).id == accounts.find_by_identity(SCHOOL.key).id
    assert accounts.find_by_username("ana.silva0203") is None
    accounts.add(pupil("u2"))


def test_an_account_cannot_take_what_finds_another(stores):
    accounts = stores["accounts"]
    accounts.add(pupil())
    accounts.add(pupil("u2", username="bob.silva0203"))
    before = accounts.get("u2")
    with pytest.raises(UsernameTaken):
        accounts.register(replace(before, username="ana.silva0203"), before=before)
    assert accounts.get("u2") == before
    assert accounts.find_by_username("bob.silva0203").id == "u2"


def test_a_closed_account_frees_all_it_was_found_by(stores):
    accounts = stores["accounts"]
    accounts.add(pupil(identities=(SCHOOL,)))
    accounts.close(accounts.get("u1"), last_erasure_at=NOW)
    accounts.add(pupil("u2", identities=(SCHOOL,)))
    assert accounts.find_by_username("ana.silva0203").id == "u2"


def test_a_family_made_strong_stays_so_when_it_turns(stores):
    families = stores["families"]
    families.add(family())
    families.strengthen("u1", "f1")
    with pytest.raises(StaleRow):  # read before: it would be weak again
        families.turn(family(digest="d2", previous_digest="d1", turned_at=NOW))
    families.turn(family(digest="d2", previous_digest="d1", turned_at=NOW, is_strong=True))
    assert families.find("u1", "f1").is_strong


def test_a_revoked_family_is_not_made_strong(stores):
    stores["families"].strengthen("u1", "f1")
    assert stores["families"].find("u1", "f1") is None


def test_closing_an_account_that_changed_is_refused(stores):
    accounts = stores["accounts"]
    accounts.add(somebody())
    read = accounts.get("u1")
    accounts.save(replace(read, lang="en"))
    with pytest.raises(StaleRow):
        accounts.close(read, last_erasure_at=NOW)


def test_closing_moves_an_anonymous_account_on_the_list(stores):
    accounts = stores["accounts"]
    accounts.add(anonymous_user("u1", lang="fr", now=NOW))
    accounts.close(accounts.get("u1"), last_erasure_at=NOW + timedelta(minutes=20))
    due = stores["erasures"].due(now=NOW + timedelta(days=1), at_most=10)
    assert list(due) == [Erasure("u1", NOW + timedelta(minutes=20))]


def test_closing_at_the_date_of_the_list_keeps_it_there(stores):
    accounts = stores["accounts"]
    accounts.add(anonymous_user("u1", lang="fr", now=NOW))
    user = accounts.get("u1")
    accounts.close(user, last_erasure_at=user.erase_at)
    due = stores["erasures"].due(now=NOW + timedelta(days=1), at_most=10)
    assert list(due) == [Erasure("u1", user.erase_at)]


def test_an_erasure_done_leaves_nothing_and_may_be_done_again(stores):
    accounts, erasures = stores["accounts"], stores["erasures"]
    accounts.add(somebody())
    accounts.close(accounts.get("u1"), last_erasure_at=NOW)
    (erasure,) = erasures.due(now=NOW, at_most=10)
    erasures.done(erasure)
    erasures.done(erasure)
    assert erasures.due(now=NOW + timedelta(days=1), at_most=10) == []


def test_an_open_account_cannot_be_done_with(stores):
    stores["accounts"].add(anonymous_user("u1", lang="fr", now=NOW))
    (erasure,) = stores["erasures"].due(now=NOW + timedelta(days=1), at_most=10)
    with pytest.raises(StaleRow):
        stores["erasures"].done(erasure)
    assert stores["accounts"].get("u1").kind == "anonymous"


def test_no_more_erasures_are_given_than_asked(stores):
    for number in range(20):
        stores["accounts"].add(anonymous_user(f"u{number}", lang="fr", now=NOW))
    later = NOW + timedelta(days=1)
    assert len(stores["erasures"].due(now=later, at_most=7)) == 7
    assert len(stores["erasures"].due(now=later, at_most=50)) == 20


def test_a_family_comes_back_as_it_was_stored(stores):
    turned = family(previous_digest="d0", turned_at=NOW)
    stores["families"].add(turned)
    assert stores["families"].find("u1", "f1") == turned
    assert stores["families"].find("u1", "f2") is None


def test_a_family_turns_once_for_each_token(stores):
    stores["families"].add(family())
    stores["families"].turn(family(digest="d2", previous_digest="d1", turned_at=NOW))
    with pytest.raises(StaleRow):
        stores["families"].turn(family(digest="d3", previous_digest="d1", turned_at=NOW))
    assert stores["families"].find("u1", "f1").digest == "d2"


def test_a_removed_family_cannot_turn(stores):
    stores["families"].add(family())
    stores["families"].remove("u1", "f1")
    with pytest.raises(StaleRow):
        stores["families"].turn(family(digest="d2", previous_digest="d1"))


def test_all_families_of_an_account_go_but_one(stores):
    for family_id in ("f1", "f2", "f3"):
        stores["families"].add(family(id=family_id))
    stores["families"].add(family(user_id="u2"))
    stores["families"].remove_all("u1", but="f2")
    assert [kept.id for kept in stores["families"].list_of("u1")] == ["f2"]
    assert len(stores["families"].list_of("u2")) == 1


def test_a_device_is_trusted_for_a_time_by_one_account(stores):
    devices = stores["devices"]
    devices.trust("u1", "b1", now=NOW)
    end = NOW + TRUSTED_DEVICE_LIFE
    assert devices.is_trusted("u1", "b1", now=end - timedelta(seconds=1))
    assert not devices.is_trusted("u1", "b1", now=end)
    assert not devices.is_trusted("u2", "b1", now=NOW)
    assert [device.until for device in devices.list_of("u1")] == [end]
    devices.remove_all("u1")
    assert not devices.is_trusted("u1", "b1", now=NOW)


def test_attempts_are_counted_by_key_and_window(stores):
    throttles = stores["throttles"]
    assert throttles.count("a", LIMIT, now=NOW) == 1
    assert throttles.count("a", LIMIT, now=NOW) == 2
    assert throttles.count("b", LIMIT, now=NOW) == 1
    assert throttles.count("a", LIMIT, now=NOW + LIMIT.window) == 1


def test_an_attempt_taken_back_is_not_counted(stores):
    throttles = stores["throttles"]
    throttles.count("a", LIMIT, now=NOW)
    throttles.take_back("a", LIMIT, now=NOW)
    assert throttles.count("a", LIMIT, now=NOW) == 1


def test_a_message_is_carried_out_once(stores):
    deliveries = stores["deliveries"]
    assert deliveries.begin("m1", now=NOW)
    deliveries.finish("m1", now=NOW)
    assert not deliveries.begin("m1", now=NOW + timedelta(hours=1))


def test_a_message_being_carried_out_is_left_to_whoever_began(stores):
    deliveries = stores["deliveries"]
    assert deliveries.begin("m1", now=NOW)
    with pytest.raises(StaleRow):
        deliveries.begin("m1", now=NOW + timedelta(seconds=59))


def test_a_message_left_unfinished_is_taken_up_again(stores):
    deliveries = stores["deliveries"]
    assert deliveries.begin("m1", now=NOW)
    assert deliveries.begin("m1", now=NOW + timedelta(seconds=60))
