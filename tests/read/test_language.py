"""Which language a text is taken for."""

import pytest

from sayso.read._language import detect


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ghana condemned Togo on Monday in Accra. " * 20, "en"),
        ("Guyana denuncia la entrada de un buque en sus aguas territoriales, según el ministerio del Interior.", "es"),
        ("Le gouvernement de Kinshasa accuse Kigali de soutenir les rebelles dans l'est du pays depuis un an.", "fr"),
    ],
)
def test_the_language_is_told(text: str, code: str) -> None:
    """English full of West African names is no Pidgin."""
    assert detect(text, "en") == code
