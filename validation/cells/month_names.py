"""The names of months in English, Hindi and Urdu, as people spell and shorten them."""

import unicodedata


def month_named(name: str) -> int | None:
    """The month's number, 1 to 12, or None for another word. `name` is in small letters."""
    return _MONTHS.get(unicodedata.normalize("NFC", name).translate(_SAME_LETTERS))


_SAME_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ه": "ہ", "\u093c": None, "ँ": "ं"})
_NAMES = """
jan january जनवरी जन जानेवारी جنوری
feb february febuary फरवरी फरबरी फर फेब्रुवारी فروری
mar march मार्च مارچ
apr april अप्रैल अप्रेल अप्र एप्रिल اپریل
may मई मे مئی
jun june जून جون
jul july जुलाई जुलै जुल جولائی
aug august अगस्त अग ऑगस्ट اگست
sep sept september सितंबर सितम्बर सितं सित सप्टेंबर ستمبر
oct october अक्टूबर अक्तूबर अक्टू अक्तू अक्ट ऑक्टोबर اکتوبر
nov november नवंबर नवम्बर नवं नव नोव्हेंबर نومبر
dec december दिसंबर दिसम्बर दिसं दिस डिसेंबर دسمبر
"""
_MONTHS = {
    name: number
    for number, names in enumerate(_NAMES.strip().split("\n"), start=1)
    for name in names.translate(_SAME_LETTERS).split()
}
