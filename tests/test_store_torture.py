"""Killed in the middle of its work the store loses nothing that it acknowledged; `make torture` is the long version."""

import pytest
import torture


@pytest.mark.parametrize("kind", torture.KINDS)
def test_killed_at_a_random_moment_nothing_is_lost(kind):
    torture.torture(2, seed=11, kinds=(kind,))


def test_a_loss_would_be_seen(tmp_path):
    from synthetic import make_readings

    from footprint.store import open_store

    store = open_store(tmp_path / "store.db")
    kept = next(iter(make_readings(10)))
    store.keep(kept, "a")
    torture._check(tmp_path, "ingest", ["ready", f"kept {kept.report.id}"])
    with pytest.raises(torture.Lost, match="not there"):
        torture._check(tmp_path, "ingest", ["ready", "kept 0123"])
    with pytest.raises(torture.Lost, match="revision 9"):
        torture._check(tmp_path, "review", ["ready", "told 9"])
    with pytest.raises(torture.Lost, match="not there"):
        torture._check(tmp_path, "backup", ["ready", f"backup {tmp_path / 'x.db'}"])
    with store.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM marks WHERE claim = 1")
    with pytest.raises(torture.Lost, match="marks 1, 0"):
        torture._check(tmp_path, "ingest", ["ready"])
