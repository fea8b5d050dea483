from knowledge.intake.channels import Channels
from knowledge.library import Library


def test_a_channel_is_listed_and_switched(inside, tmp_path):
    data = tmp_path / "data"
    library = Library.from_folder(data)
    known = Channels(library)
    none = inside("channels", "--data", data).works().out
    assert none == "No channel is known yet: make the running bot an administrator of one.\n"
    known.seen(-1001500000001, "Eastport News", "eastport")
    known.seen(-1001500000002, "Other News", None)
    assert inside("channels", "--data", data).works().out.splitlines() == [
        "-1001500000001\toff\tEastport News @eastport",
        "-1001500000002\toff\tOther News",
    ]
    inside("channels", "--on", "@EastPort", "--data", data).works()
    inside("channels", "--on", "-1001500000002", "--data", data).works()
    assert [channel.on for channel in known.all()] == [True, True]
    inside("channels", "--off", "-1001500000002", "--data", data).works()
    assert [channel.on for channel in known.all()] == [True, False]
    inside("channels", "--on", "@", "--data", data).fails("no channel '@'")
    library.close()
