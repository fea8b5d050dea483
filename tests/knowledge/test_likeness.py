"""Whether a page is the one that a feed speaks of, in several scripts and in words that differ."""

import pytest

from knowledge.store.likeness import speaks_of

# A teaser, its article, and a notice of the site.
TOLD = [
    """
Паром до Нордхольма начнет ходить в июне: новая линия заработает третьего числа, билет будет стоить четыре кроны
В июне откроется паромное сообщение с Нордхольмом. Суда начнут ходить с третьего числа, за проезд возьмут 4 кроны
Настройки конфиденциальности. Мы храним информацию на вашем устройстве, чтобы показывать персональную рекламу
""",
    """
台风“杜鹃”周五登陆东港 今年第九号台风清晨在东港沿海登陆，当地已有数千名居民转移到安全地带
台风登陆，东港渡轮停航 周五清晨，今年第九号台风杜鹃在东港市沿海登陆，三千多名居民已转移到学校
尊重您的隐私 我们和合作伙伴会在您的设备上存储或访问信息，并处理个人数据，用于个性化广告
""",
]


@pytest.mark.parametrize("told", TOLD)
def test_an_article_in_other_words_is_told_from_a_notice_of_the_site(told):
    teaser, article, notice = told.strip().split("\n")
    assert speaks_of(teaser, article)
    assert not speaks_of(teaser, notice)


def test_a_few_words_tell_nothing():
    assert speaks_of("Ferry late", "Something else entirely, which has no word of it.")
