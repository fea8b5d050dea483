"""What a site shows in the place of an article or of its rest: how to buy it, to log in, to consent, others, none.

Many answer so as if it were the article, with status 200. Told is what says so of itself: by its title or heading,
word for word, where it does not call itself an article; and by what the page declares of its article. A front page
that names a feed has the beginnings of the articles in that, and so have the pages of a category or a day.
"""

from __future__ import annotations

import re
import shlex
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from knowledge.article import MAX_TITLE, canonical_line
from knowledge.errors import ListError, MissingError, RefusedError, TransientError, UserError
from knowledge.readers import linked
from knowledge.readers.channel import EXPORT
from knowledge.readers.text import ends_sentence

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_END = r"\s*[.!…]*"
_BESIDE = r"\s*[|»·•]\s*|\s+[-–—]+\s+"
_MISSING = re.compile(
    r"(?:(?:error|fehler|erreur|ошибка|خطأ)[\s:#-]*)?(?:404(?:[\s:–—-]+error)?[\s:–—-]*)?(?:"
    r"(?<=404)|(?<=404 )error|not found|(?:page|article) (?:doesn['’]t|does not) exist|"
    r"(?:sorry,? |oops[!,.]? )?(?:the |this |that )?(?:page|article|story|content)(?: you requested)? "
    r"(?:was |is |could |can ?|has )?(?:not |no longer )(?:be )?(?:found|available|exists?)|"
    r"(?:oops[!,.]? )?(?:the |this |that )?(?:page|article) (?:can|could)(?:no|n?['’])t be found|"
    r"(?:die |diese[rs]? )?(?:seite|artikel)(?: wurde| konnte| ist)? (?:leider )?nicht (?:mehr )?"
    r"(?:gefunden(?: werden)?|verfügbar)|"
    r"page (?:non trouvée|introuvable)|(?:la |cette )?page (?:demandée )?n['’]existe (?:pas|plus)|"
    r"página no encontrada|página não encontrada|pagina non trovata|pagina niet gevonden|sidan hittades inte|"
    r"siden (?:blev ikke fundet|ble ikke funnet)|(?:strona nie została znaleziona|nie znaleziono strony)|"
    r"sayfa bulunamadı|страница не (?:найдена|существует)|сторінку не знайдено|"
    r"الصفحة غير موجودة|لم يتم العثور على الصفحة|"
    r"ページが見つかりません(?:でした)?|页面(?:不存在|未找到)|找不到(?:页面|頁面)"
    rf"){_END}",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"(?:(?:please )?(?:log|sign)[ -]?in(?: or (?:register|sign up|subscribe|create an account))?"
    r"(?: to (?:continue|read on|your account|read (?:this|the)\b.{0,30}|view (?:this|the)\b.{0,30}))?|"
    r"(?:member |user |subscriber )?log-?in(?: required| page)?|subscribe to (?:continue|read on)|access denied|"
    r"just a moment|are you (?:a robot|human)\??|(?:verify|checking) (?:that )?you are (?:a )?human|"
    r"checking your browser|please enable (?:javascript|cookies)|"
    r"(?:bitte )?(?:anmelden|einloggen)(?:,? um weiterzulesen)?|anmeldung(?: erforderlich)?|"
    r"(?:bitte )?melden sie sich an(?:,? um weiterzulesen)?|zugriff verweigert|"
    r"se connecter|connexion|connectez-vous(?: pour (?:continuer|lire)\b.{0,30})?|accès refusé|"
    r"iniciar sesión|inicia sesión(?: para continuar)?|acceso denegado|iniciar sessão|fazer login|accedi|inloggen|"
    r"logga in|logg inn|log ind|zaloguj się|logowanie|giriş yap|"
    r"вход|войти|войдите(?:,? чтобы (?:продолжить|читать)\b.{0,30})?|авторизация|доступ запрещ[её]н|увійти|"
    rf"تسجيل الدخول|(?:يرجى )?تسجيل الدخول للمتابعة|ログイン|登录|登錄){_END}",
    re.IGNORECASE,
)
_BLOCKED = re.compile(
    r"(?:(?:error )?(?:403|451)[\s:–—-]*(?:forbidden|unavailable (?:due to|for) legal reasons)|"
    r"unavailable (?:due to|for) legal reasons|attention required|"
    r"(?:sorry,? )?(?:you have|you['’]ve) been blocked|access to this page has been denied|pardon our interruption|"
    r"(?:sorry,? )?(?:this |the )?(?:site|page|content|article) is (?:not available|unavailable) in your "
    r"(?:country|region|location)|"
    rf"(?:dieser |diese )?(?:inhalt|seite) ist in ihre[mr] (?:land|region) nicht verfügbar){_END}",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"(?:(?:we['’]ll|we will) be (?:right )?back(?: soon| shortly)?|we(?: are|['’]re) down for maintenance|"
    r"(?:(?:our |this |the )?(?:site|website) (?:is )?)?(?:under|down for|undergoing) (?:scheduled )?maintenance|"
    r"scheduled maintenance|maintenance mode|briefly unavailable for scheduled maintenance\b.{0,40}|"
    r"service (?:temporarily )?unavailable|wartungsarbeiten|wartungsmodus|(?:site )?en maintenance|"
    r"en mantenimiento|em manutenção|(?:технические|ведутся) работы|сайт (?:временно )?недоступен|"
    rf"технічні роботи|الموقع (?:تحت|قيد) الصيانة){_END}",
    re.IGNORECASE,
)
_HISTORY = "//div[contains(@class, 'page_body') and contains(@class, 'chat_page')]/div[@class='history']"
_FRONT = re.compile(r"/(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|home|default)(?:\.\w{2,5})?/?)?", re.IGNORECASE)
_FEED = re.compile(r"application/(?:rss|atom)\+xml|application/feed\+json", re.IGNORECASE)
_ARTICLE = re.compile(r"article\Z", re.IGNORECASE)
_NOTICE = re.compile(
    r"\W*(?:(?:please )?(?:subscribe|sign in|log in|sign up|register|join)(?: now| today)? (?:to|and) "
    r"(?:read|continue|keep|unlock|access|get|see|enjoy)\b|"
    r"(?:to )?(?:continue|keep) reading\b.{0,60}(?:subscri|register|sign|log|account)|"
    r"to read (?:on|this|the)\b.{0,60}(?:subscri|register|sign|log)|"
    r"(?:this|the full|the rest of (?:this|the)) (?:article|story|content|post) .{0,40}\b(?:subscribers|members)\b|"
    r"(?:for )?(?:subscribers|members) only|already (?:a |have a )?(?:subscri|member|registered)|"
    r"become a (?:subscriber|member)|start your .{0,20}trial|you have (?:read|reached|used).{0,60}free articles|"
    r"jetzt (?:weiterlesen|abonnieren|testen)|(?:mit .{0,30})?weiterlesen mit|um weiterzulesen|"
    r"(?:dieser|den ganzen|der ganze) (?:artikel|text|beitrag|inhalt).{0,60}\babo(?:nn|\b)|"
    r"(?:sie haben |haben sie )?bereits (?:ein .{0,10}abo|abonn|registriert)|"
    r"(?:melden|registrieren) sie sich.{0,40}(?:weiter|lesen)|"
    r"il vous reste .{0,40}à lire|(?:cet article|la suite|ce contenu) .{0,40}(?:abonné|réservé)|"
    r"(?:abonnez|connectez|inscrivez)-vous|déjà abonné|"
    r"suscr[ií]bete|(?:contenido|artículo|noticia) (?:exclusiv|solo|sólo).{0,20}suscriptor|¿?ya eres suscriptor|"
    r"assine (?:para|já|agora)|(?:conteúdo|matéria) exclusiv.{0,20}assinante|já é assinante|"
    r"abbonati (?:per|ora|subito)|(?:contenuto|articolo) (?:riservato|esclusivo).{0,20}abbonati|già abbonato|"
    r"оформи(?:те|ть) подписку|подпиши(?:тесь|сь),? чтобы|"
    r"(?:материал|статья|текст|продолжение) доступ\w+ .{0,20}подпис|уже (?:подписаны|есть подписка)|"
    r"оформіть передплату|(?:матеріал|стаття) доступн\w+ .{0,20}передплат|"
    r"اشترك (?:الآن |معنا )?(?:ل|كي)|هذا (?:المقال|المحتوى) .{0,30}للمشتركين|هل أنت مشترك)",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\W*(?:(?:with your|when you|wenn sie|avec votre|con su|quando|если)\b.{0,80}?,?\s*)?(?:"
    r"we and our\b.{0,20}\b(?:partners|vendors)|(?:we|this (?:web)?site|our (?:web)?site) uses?\b.{0,40}\bcookies|"
    r"we (?:value|care about|respect) your privacy|we (?:need|ask for) your consent|before you continue to\b|"
    r"(?:verwenden |nutzen )?wir und (?:unsere )?.{0,10}partner|(?:wir|diese (?:web)?seite|unsere (?:web)?seite) "
    r"(?:verwende[nt]|nutz(?:en|t)|setz(?:en|t))\b.{0,40}\bcookies|mit ihrer (?:zustimmung|einwilligung)\b|"
    r"wir (?:benötigen|brauchen|bitten um) ihre (?:zustimmung|einwilligung)|"
    r"besuchen sie .{0,40} wie gewohnt mit werbung|"
    r"nous et nos\b.{0,20}\bpartenaires|nous utilisons\b.{0,40}\bcookies|"
    r"nosotros y nuestros\b.{0,20}\bsocios|"
    r"(?:nós e os )?(?:nossos|nossas)\b.{0,20}\bparceiros|(?:utilizamos|usamos)\b.{0,30}\bcookies|"
    r"noi e .{0,30}(?:partner|terze parti)|(?:utilizziamo|usiamo)\b.{0,30}\bcookie|"
    r"(?:wij|we) en (?:onze )?.{0,20}partners|(?:wij|we) gebruiken\b.{0,30}\bcookies|"
    r"my i nasi\b.{0,20}\bpartnerzy|używamy\b.{0,30}\bcookies|çerez(?:ler)? kullan|"
    r"мы и наши\b.{0,20}\bпартн[её]ры|(?:мы|(?:этот |наш )?сайт) использу(?:ем|ет)\b.{0,20}\b(?:cookies?|куки)|"
    r"ми використовуємо\b.{0,20}\bcookies?|نحن وشركاؤنا|نستخدم\b.{0,20}(?:ملفات تعريف الارتباط|الكوكيز))",
    re.IGNORECASE,
)
_STORING = re.compile(
    r"cookie|consent|privacy|partner|vendor|tracking|advertis|personal data|\baccept|zustimm|einwillig|datenschutz|"
    r"werbung|anzeigen|\bakzept|consentement|partenaire|confidentialité|consentimiento|socios|privacidad|parceiros|"
    r"consenso|toestemming|zgod|çerez|\bкуки|соглас|партн|конфиденциальн|ارتباط|موافق|خصوصية|شركا",
    re.IGNORECASE,
)
_OPENING = 3  # lines, in which a question for consent says what it is
_HEADINGS = 20
_OFFER = 800  # code points that a notice has with its offers, at the end of what is shown


def check(tree: HtmlElement, name: str, url: str | None = None) -> None:
    """MissingError where a page says that there is none, RefusedError where it keeps visitors out or is to log in.

    TransientError where its site is being worked on. UserError where it is a chat as Telegram Desktop writes it.
    ListError where it lists others: it says so, or is the front page of a site with a feed, as its `url` tells.
    `name` is what these call it.
    """
    title = next((_shown(element) for element in tree.iter("title")), "")
    headings = [_shown(element) for element in islice(tree.iter("h1"), _HEADINGS)]
    for phrase, error in (
        (_MISSING, MissingError(f"{name} says that there is no such page: check the address")),
        (_CLOSED, RefusedError(f"{name} is a page for logging in: use an address that everybody can open")),
        (_BLOCKED, RefusedError(f"{name} keeps its visitors out: use an address that everybody can open")),
        (_DOWN, TransientError(f"{name} says that its site is being worked on: try again later")),
    ):
        if _says(phrase, title, headings) and not _is_article(tree):
            raise error
    if tree.xpath(_HISTORY):
        raise UserError(f"{name} is the history of a chat as HTML: {EXPORT}")
    if linked.is_list(tree) or (url and is_front(url) and _names_feed(tree) and not _is_article(tree)):
        follow = f"`dateline feeds add {shlex.quote(url) if url else 'ADDRESS'}`"
        raise ListError(f"{name} lists articles, and is none: add their pages, or follow their feed with {follow}")


def is_front(url: str) -> bool:
    """Whether it is the first page of a site, or of one of its languages."""
    parts = urlsplit(url)
    return not parts.query and not parts.fragment and _FRONT.fullmatch(parts.path) is not None


def _names_feed(tree: HtmlElement) -> bool:
    links = (link for link in tree.iter("link") if "alternate" in (link.get("rel") or "").lower().split())
    return any(_FEED.fullmatch((link.get("type") or "").strip()) and link.get("href") for link in links)


def _says(phrase: re.Pattern[str], title: str, headings: list[str]) -> bool:
    """Whether the title says this alone, beside the name of its site, or all headings do."""
    if headings and all(map(phrase.fullmatch, headings)):
        return True
    parts = [title, *re.split(_BESIDE, title)]
    return any(
        phrase.fullmatch(part) and not any(part in heading and part != heading for heading in headings)
        for part in filter(None, parts)
    )


def _shown(element: HtmlElement) -> str:
    return canonical_line("".join(element.itertext()))[:MAX_TITLE]


def _is_article(tree: HtmlElement) -> bool:
    """Whether a page calls itself an article and may be found by others: some systems call every page one."""
    robots = " ".join(tree.xpath("//meta[@name='robots']/@content")).lower()
    kinds = tree.xpath("//meta[@property='og:type']/@content")
    return "noindex" not in robots and (
        any(map(_ARTICLE.match, kinds)) or any(map(linked.is_article, linked.nodes(tree)))
    )


def is_for_subscribers(tree: HtmlElement) -> bool:
    """Whether the page says that not all of its article is for everybody: it may show the beginning alone."""
    tiers = {tier.strip().lower() for tier in tree.xpath("//meta[@property='article:content_tier']/@content")}
    marked = tree.xpath("//*[@itemprop='isAccessibleForFree']/@content")
    return (
        bool(tiers & {"metered", "locked"}) or linked.is_for_subscribers(tree) or any(map(linked.is_false, marked))
    )


def remove_notices(tree: HtmlElement) -> None:
    """Take from the tree what is for browsers without JavaScript and speaks of that."""
    for element in [*tree.iter("noscript")]:
        if element.getparent() is not None and "javascript" in "".join(element.itertext()).casefold():
            element.drop_tree()


def asks_consent(text: str) -> bool:
    """Whether all that a page shows, instead of its article, is the question what it may store of its reader."""
    lines = text.split("\n")
    others = sum(len(line) for line in lines if not _STORING.search(line))
    return others * 2 < len(text) and any(map(_ASKING.match, lines[:_OPENING]))


def without_offer(text: str) -> str:
    """The text that such a page shows, without the invitation at its end to subscribe, and what follows that."""
    lines = text.split("\n")
    rest = 0
    kept = len(lines)
    for number in range(len(lines) - 1, 0, -1):
        rest += len(lines[number]) + 1
        if rest > _OFFER:
            break
        if _NOTICE.match(lines[number]):
            kept = number
    if 1 < kept < len(lines) and not ends_sentence(lines[kept - 1]):  # its heading, or that of what is not shown
        kept -= 1
    return "\n".join(lines[:kept])
