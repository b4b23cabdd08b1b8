"""The words and numbers of a printed date, as the insides of regular expressions."""

from sayso.read import _layout

_ZONE = r"(?:\s*[(\[]?(?:(?:[a-z]+ )?time\b|(?:[A-Z]{2,5}\b)?(?:[+-]\d+(?::\d\d)?)|[A-Z]{2,5}\b)[)\]]?)"
HOUR = (
    rf"(?:\d{{1,2}}(?:[:.h]|\s?[時时点시]\s?)\d\d[分분]?(?::\d\d(?:\.\d+)?)?(?:\s*[ap]\.?m\b\.?)?{_ZONE}?|\d{{1,2}}\s*[ap]\.?m\b\.?{_ZONE}?"
    r"|\d{4}\s*(?:gmt|utc|hrs|hours|ist|[ecmp][sd]t)\b)"
)
# A year of another calendar with our own in brackets: "Reiwa 3 (2021)", "B.E. 2565 (2022)", "Juche 109 (2020)".
_ERA = r"\s*(?:[A-Z][\w.]{1,9}\s+)?(?:\d{1,4}|gannen)\s*(?:[A-Z.]{2,5}\s*)?\(\s*"
# A weekday behind a date in a script without blanks: "2021年5月3日(月)".
BEHIND = (
    r"[（(][日月火水木金土一二三四五六월화수목금토일][)）]|(?:星期|周|週|禮拜)[一二三四五六日天]"
    r"|[日月火水木金土]曜日?|[월화수목금토일]요일"
)
_NO_ISSUE = r"(?<!no\.\s)(?<!no\s)(?<!nr\.\s)(?<!vol\.\s)(?<!issue\s)(?<!page\s)(?<!number\s)"  # before "7, May 2012"
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}  # the year before their first


def pattern() -> str:
    """Return the inside of a regular expression with named groups that fits one printed date."""
    month = _layout.months()
    day = r"(?:st|nd|rd|th|d\b|º)?"
    return (
        rf"(?:(?:the\s+)?{_NO_ISSUE}(?P<d1>\d{{1,2}}){day}(?:\s+day)?(?:\s+(?:of|de))?[\s.,/-]*(?P<m1>{month})\.?,?(?:\s+del?\b)?[\s/-]*(?P<y1>\d{{4}})"
        rf"|(?P<m2>{month})\.?[\s/-]*(?:the\s+)?(?P<d2>\d{{1,2}}){day}[\s,/-]*(?P<y2>\d{{4}})"
        rf"|(?P<y6>\d{{4}})(?:\s+(?:m|g))?[\s,./-]+(?P<m6>{month})\.?[\s/-]+(?P<d6>\d{{1,2}})(?!\d)"
        rf"|(?P<d8>\d{{1,2}}){day}\s+(?P<m8>{month})\.?,?{_ERA}(?P<y8>\d{{4}})(?:\s*(?:CE|AD))?\)"
        # as programs stamp mails and print-outs, so that anything else is better
        rf"|(?P<m0>{month})\s+(?P<d0>\d{{1,2}})\s+\d\d:\d\d:\d\d\s+(?:[A-Z]{{2,5}}\s+)?(?P<y0>\d{{4}})"
        rf"|(?P<m9>{month})\.?\s+(?P<d9>\d{{1,2}}){day},?{_ERA}(?P<y9>\d{{4}})(?:\s*(?:CE|AD))?\)"
        rf"|(?P<era>{'|'.join(ERAS)})\s*(?P<y11>\d{{1,3}}|元)年\s*(?P<m11>\d\d?)月\s*(?P<d11>\d\d?)日"
        r"|(?P<y3>\d{4})(?P<mark>[-/.年년])\s*(?P<m3>\d\d?)\s*(?:(?P=mark)|月|월)\s*(?P<d3>\d\d?)[日일]?(?:T\d\d:\d\d\S*)?"
        r"|(?P<d4>\d{1,2})(?P<mark4>\.?\s?[./-]\s?)(?P<m4>\d{1,2})(?P=mark4)(?P<y4>\d{4})"
        rf"|(?P<m13>{month})\.?\s+(?P<d13>\d{{1,2}}),?\s+['’](?P<y13>\d\d)(?!\d)"
        rf"|(?P<y12>\d{{4}})\.?\s+gada\s+(?P<d12>\d{{1,2}})\.?\s+(?P<m12>{month})"
        rf"|(?P<d7>\d{{1,2}})[\s-](?P<m7>{month})\.?[\s-]['’]?(?P<y7>\d\d)(?![\d:.]|\s*[ap]\.?m\b)"
        # as Americans write it, where the second number can be no month
        r"|(?<![\d./-])(?P<m10>0?[1-9]|1[0-2])(?P<mark10>[./-])(?P<d10>1[3-9]|2\d|3[01])(?P=mark10)(?P<y10>\d\d)(?![\d./-])"
        rf"|(?<!\d)(?<!\d[ .-])(?P<m5>{month})(?:\.?,?\s+|\.?,?(?<=\w{{3}}))(?P<y5>\d{{4}}))"
    )


def clock() -> str:
    """Return the pattern of a clock behind a date, with its zone."""
    words = f"{_layout.words('date_words')}|{_layout.words('update_words')}"  # "-- Updated 1234 GMT"
    said = rf"(?:(?:{words})\s*(?:at\b|@)?\s*:?\s*)?"
    apart = rf"(?:(?:{_layout.words('clock_words')})(?=[\s\d])|[|/·•–—>»-]+)?"
    return rf"(?:[,.\s]*(?:{BEHIND})?[,.\s]*{apart}\s*{said}{HOUR}(?:\s*(?:hs?|uhr|u)\b\.?)?(?:\s\(\d[^()]{{2,10}}\))?)"


def lead(most: int = 2) -> str:
    """Return the pattern of the words that may stand before a date; the group "update" where they speak of one."""
    printed, update = _layout.words("date_words"), _layout.words("update_words")
    small = r"(?:on|at|in|as of|le|il|el|em|am|den)?"
    return rf"(?:(?:\b(?P<update>{update})|\b(?:{printed}))\b\s*{small}\s*[:/–—-]?\s*){{0,{most}}}"


def day() -> str:
    """Return the pattern of a weekday before a date."""
    return rf"(?:\(?(?:{_layout.words('weekdays')}|{_layout.words('weekdays_abroad')})\b\)?\.?[,|\s]\s*(?:[|,]\s*)?)?"
