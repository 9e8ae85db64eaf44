from __future__ import annotations

import io

import pytest

from workbench.errors import InputError
from workbench.export.table import read_table

COLUMNS = ("claim_id", "claim_text", "verdict", "note")
HEADER = b"claim_id,claim_text,verdict,note\r\n"


def read(data: bytes) -> list[tuple[int, dict[str, str]]]:
    return list(read_table(io.BytesIO(data), "verdicts.csv", COLUMNS))


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\r"])
def test_a_mark_is_optional_and_any_line_end_will_do(mark: bytes, end: bytes) -> None:
    data = mark + HEADER + b'c1,"a ""b"", c",verified,\r\n\r\nc2,d,,"x"\r\n'
    assert read(data.replace(b"\r\n", end)) == [
        (2, {"claim_id": "c1", "claim_text": 'a "b", c', "verdict": "verified", "note": ""}),
        (4, {"claim_id": "c2", "claim_text": "d", "verdict": "", "note": "x"}),
    ]


def test_columns_may_stand_in_any_order() -> None:
    ((_, cells),) = read(b"note,verdict,claim_text,claim_id\nn,v,t,c\n")
    assert cells == {"claim_id": "c", "claim_text": "t", "verdict": "v", "note": "n"}


def test_line_ends_inside_a_cell_are_kept() -> None:
    ((_, cells),) = read(HEADER + b'c,"a\r\nb\nc\rd",v,n\r\n')
    assert cells["claim_text"] == "a\r\nb\nc\rd"


def test_a_cell_of_a_megabyte_and_a_nul_are_read() -> None:
    ((_, cells),) = read(HEADER + b"c," + b"x" * 1_000_000 + b",v,a\0b\r\n")
    assert len(cells["claim_text"]) == 1_000_000
    assert cells["note"] == "a\0b"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "verdicts.csv: is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"claim_id,claim_text\r\n", "the header lacks verdict, note; it must"),
        (b"claim_id,claim_text,verdict,note,notes\r\n", "the header has besides notes"),
        (b"claim_id,claim_text,verdict,Note\r\n", "the header lacks note and has besides Note"),
        (b"claim_id,claim_text,verdict,note,note\r\n", "the header has twice note"),
        (b"sep=;\r\n", "the header lacks claim_id, claim_text, verdict, note and has besides 'sep=;'"),
        (HEADER.replace(b",", b";"), "separated by semicolons; save it again with commas"),
        (HEADER.replace(b",", b"\t"), "separated by tabs"),
        (b'"claim_id";"claim_text";"verdict";"note"\r\n', "separated by semicolons"),
        (HEADER + b"c1,t,v\r\n", "row 2 has 3 cells where the header has 4"),
        (HEADER + b"c1,t,v,n\r\nc1,t,v,n,x\r\n", "row 3 has 5 cells"),
        (HEADER + b'c1,"t"x,v,n\r\n', "row 2 is not CSV"),
        (HEADER + b'c1,t,v,"n\r\n', "row 2 is not CSV"),
        (HEADER.decode().encode("utf-16"), "is UTF-16; save it again as CSV UTF-8"),
        (HEADER + b"c1,caf\xe9,v,n\r\n", "is not UTF-8"),
    ],
)
def test_a_faulty_file_is_one_clear_line(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read(data)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("verdicts.csv: ")


def test_the_stream_stays_open() -> None:
    stream = io.BytesIO(HEADER)
    list(read_table(stream, "verdicts.csv", COLUMNS))
    assert not stream.closed
