"""The places of a document's lines on its pages come back from the log."""

from sayso.model.document import Document, PageBox
from sayso.store._json import document_from_dict, document_to_dict


def test_boxes_come_back() -> None:
    box = PageBox(0, 9, 2, (70.0, 690.5, 300.25, 702.0))
    document = Document("id", "x.pdf", "Calm seas", boxes=(box,))
    assert document_from_dict(document_to_dict(document)) == document


def test_a_document_from_before_there_were_boxes() -> None:
    value = document_to_dict(Document("id", "x.txt", "Calm seas"))
    del value["boxes"]
    assert document_from_dict(value).boxes == ()
