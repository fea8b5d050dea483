"""The language of a text is named from its letters, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.languages import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("When does the new ferry to Northholm start?", "en"),
        ("Harbour Ferry to Northholm Delayed Until Spring", "en"),
        ("WHO WON THE ELECTION?", "en"),
        ("Wann fährt die neue Fähre?", "de"),
        ("¿Cuándo sale el nuevo ferry?", "es"),
        ("Quand part le nouveau bac ?", "fr"),
        ("Quando parte il nuovo traghetto?", "it"),
        ("Quando parte a nova balsa para a ilha?", "pt"),
        ("Când pleacă noul feribot?", "ro"),
        ("Yeni feribot ne zaman kalkıyor?", "tr"),
        ("Khi nào phà mới khởi hành?", "vi"),
        ("Πότε φεύγει το νέο πλοίο;", "el"),
        ("Когда отправляется новый паром?", "ru"),
        ("Коли вирушає новий пором?", "uk"),
        ("متى تنطلق العبارة الجديدة؟", "ar"),
        ("کشتی جدید کی حرکت می‌کند؟", "fa"),
        ("नई नौका कब चलेगी?", "hi"),
        ("เรือข้ามฟากลำใหม่ออกเมื่อไหร่", "th"),
        ("新渡轮什么时候开航？", "zh"),
        ("首相", "zh"),
        ("大阪府知事", "zh"),
        ("新しいフェリーはいつ出ますか？", "ja"),
        ("새 여객선은 언제 출발합니까?", "ko"),
    ],
)
def test_a_short_question_shows_its_language(text, language):
    assert detect(text) == language
    assert detect(f"\n{text}\n\n{text}") == language


@pytest.mark.parametrize("text", ["", "?!", "2021", "308 – 17:45", "\n\n", "Blinken", "🚢🚢"])
def test_of_what_is_in_no_language_none_is_named(text):
    assert detect(text) is None


@given(st.text(max_size=500))
def test_any_text_has_a_language_of_two_letters_or_none(text):
    found = detect(text)
    assert found is None or (len(found) == 2 and found.islower())
    assert detect(text) == found
