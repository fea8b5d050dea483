"""Words that say how a question is put, not what it is about, by language. Another language joins as an entry.

Of languages without spaces the entries are cut out of the text, so none may be part of a word that says something.
Below are those of a kind, of all languages that the bot speaks together.
"""

from __future__ import annotations

WITHOUT_SPACES = frozenset({"ja", "th", "zh"})

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "ar": """
            ما ماذا من متى أين كيف لماذا لم كم أي أية هل الذي التي الذين اللذين اللتين اللواتي هو هي هم هن أنا نحن
            أنت كان كانت كانوا يكون تكون يتم تم هذا هذه ذلك تلك هؤلاء في على إلى عن مع بين عند لدى منذ حتى أو و ثم
            قد لا لن ليس ليست إن أن بعد قبل خلال حول كل بعض غير فيه فيها عليه عليها به بها له لها لهم
        """,
        "de": """
            wer wen wem wessen was wann wo wohin woher wie warum wieso weshalb wozu welche welcher welches welchen
            welchem wieviel viel viele vielen der die das den dem des ein eine einen einem einer eines und oder aber
            in im an am auf aus bei beim mit nach von vom vor zu zum zur für über unter um durch gegen ohne seit bis
            zwischen während ist sind war waren sein seine seinen seiner seinem ihr ihre ihren ihrer ihrem es er sie
            wir ich du man sich hat haben hatte hatten wird werden wurde wurden worden kann können konnte konnten
            soll sollte muss nicht auch als so noch nur schon dass ob wenn denn da dort hier diese dieser dieses
            diesen diesem gibt gab
        """,
        "el": """
            ποιος ποια ποιο ποιοι ποιες ποιον ποιου ποιους τι πότε πού που πως πώς γιατί πόσο πόσα πόσοι πόσες πόση
            πόσος ο η το οι τα του της των τον την τους τις στο στη στην στον στα στις στους σε από με για και ή
            αλλά είναι ήταν έχει έχουν είχε είχαν να θα δεν μην ένα ένας μια μία ενός μιας αυτό αυτός αυτή αυτά
            αυτού αυτής ως κατά μετά πριν προς ότι όταν όπως μεταξύ
        """,
        "en": """
            a about above after again against ago all also am an and any are aren't as at be because been before
            being below between both but by can can't cannot could couldn't did didn't do does doesn't doing
            don't down during each either else ever every few for from further get gets got had hadn't has
            hasn't have haven't having he he's her here here's hers him his how how's i if in into is isn't it
            it's its itself just know let like many may me might more most much must my no nor not now of off on
            once only or other our out over own please said same say says shall she she's should shouldn't so
            some such tell than that that's the their theirs them then there there's these they this those
            through to too under until up us very was wasn't we were weren't what what's whats when when's where
            where's which while who who's whom whos whose why why's will with won't would wouldn't yet you your
        """,
        "es": """
            qué que quién quien quiénes cuándo cuando dónde donde cómo como cuál cual cuáles cuánto cuánta cuántos
            cuántas por para el la los las un una unos unas lo al del de en a y e o u con sin sobre entre desde
            hasta es son era eran fue fueron ser está están estaba estaban ha han había habían hay se su sus le les
            él ella ellos ellas yo tú nos no ni si más este esta esto estos estas ese esa eso aquel aquella cuyo
        """,
        "fa": """
            چه چی که کی کجا چرا چگونه چطور چند چقدر کدام آیا از به در با بر برای تا و یا را این آن آنها او ما من شما
            است بود بودند شد شده می کند کرد کرده هست هستند نیست خود هم نیز یک بین پس
        """,
        "fr": """
            qui que quoi quel quelle quels quelles quand où comment pourquoi combien lequel laquelle lesquels est ce
            le la les l un une des du de d au aux et ou à en dans sur sous par pour avec sans chez entre depuis vers
            il elle ils elles on je tu nous vous se s sa son ses leur leurs y ne n pas plus qu c j m t a ont avait
            été est sont était étaient fut être avoir cette cet ces dont si comme lors après avant
        """,
        "hi": """
            क्या कौन किस किसे किसने किसका किसकी किसके किन कब कहाँ कहां कैसे क्यों कितने कितना कितनी कौनसा कौनसी का की के
            को में से पर ने है हैं था थी थे हो होता होती होते हुआ हुई हुए और या एक यह वह ये वे इस उस इन उन जो कि भी तक
            लिए द्वारा साथ कर किया गया गई गए जा रहा रही रहे अपने अपनी अपना बाद नहीं
        """,
        "it": """
            chi che cosa quale quali quando dove come perché quanto quanta quanti quante il lo la i gli le l un uno
            una un' di a da in con su per tra fra del dello della dei degli delle dell al allo alla ai agli alle all
            dal dalla dai dalle nel nello nella nei nelle nell sul sulla sui sulle e ed o ma è sono era erano fu
            furono essere ha hanno aveva stato stata stati si ci non più suo sua suoi sue loro questo questa questi
            queste quello quella cui c d
        """,
        "ja": """
            何ですか ですか でしたか ましたか ますか どのように どれくらい どのくらい なぜ どこ いつ だれ 誰が 誰は
            誰 どの どんな どれ いくつ いくら 何が 何を 何は という について によって において における とは
            です でした ました します している された される した には では
        """,
        "ko": """
            누가 누구 누구의 누구를 누구인가 무엇 무엇을 무엇이 무엇인가 무엇입니까 언제 어디 어디서 어디에서 어디에
            어떻게 왜 몇 얼마나 어떤 어느 그 이 저 및 또는 그리고 의 에 을 를 은 는 가 있는 있나요
            있습니까 인가요 입니까 합니까
        """,
        "nl": """
            wie wat wanneer waar waarom hoe hoeveel welke welk wiens de het een en of maar in op aan van voor met
            bij naar uit door over onder tot tussen tijdens is zijn was waren wordt worden werd werden heeft hebben
            had hadden kan kunnen zal zou er dat die dit deze ze zij hij we ik je u zich niet ook als dan om te hun
            haar veel
        """,
        "pl": """
            kto kogo komu co czego kiedy gdzie dokąd skąd jak dlaczego ile ilu jaki jaka jakie jakich który która
            które którego której czy i lub a ale w we na z ze do od o po przy przez dla pod nad za między jest są
            był była było byli były być ma mają się nie to ten ta te tego tej tym jego jej ich
        """,
        "pt": """
            quem que quê qual quais quando onde como porque quanto quanta quantos quantas o a os as um uma uns umas
            de do da dos das em no na nos nas por pelo pela pelos pelas para com sem sobre entre desde até e ou mas
            é são era eram foi foram ser está estão tem têm tinha há se seu sua seus suas ele ela eles elas não mais
            este esta isto esse essa isso aquele aquela ao à aos às
        """,
        "ro": """
            cine ce când unde cum care cărui cărei căror câți câte cât câtă de din la în pe cu pentru prin despre
            dintre între sub spre după până fără și sau dar iar un o unui unei unor al a ai ale lui este sunt era
            erau fost fi are au avea avut s se să nu mai îi îl le lor său sa sale săi acest această aceste acestor
            acel acea cel cea cei cele ca că
        """,
        "ru": """
            кто кого кому кем что чего чему чем когда где куда откуда как почему зачем сколько какой какая какое
            какие каких каким какого какой какую каком чей чья чьё который которая которое которые которых и или а
            но в во на с со из к ко у о об от до по за под над при для без через между после перед не ни это этот
            эта эти этого этой этом был была было были быть есть является являются его её их он она оно они мы я
            вы себя ли же бы то та те тот так также
        """,
        "th": """
            อะไร ใคร เมื่อไหร่ เมื่อไร เมื่อใด ที่ไหน ที่ใด ไหน อย่างไร ยังไง ทำไม เพราะเหตุใด เท่าไหร่ เท่าไร เท่าใด กี่ ใด หรือไม่
            และ หรือ ซึ่ง
        """,
        "tr": """
            kim kimin kimi kime ne neyi neyin neden niçin niye nasıl nerede nereye nereden neresi hangi hangisi kaç
            kaçıncı zaman mi mı mu mü ve veya ile için de da ki bu şu o bir olan olarak olduğu oldu olmuştur vardı
            var idi dir dır tarafından gibi kadar sonra önce göre üzerinde arasında en çok daha onun onların
        """,
        "uk": """
            хто кого кому ким що чого чому чим коли де куди звідки як навіщо скільки який яка яке які яких
            якого якої якому яку чий і й та або а але в у на з із зі до від о об по за під над при для без через
            між після перед не ні це цей ця ці цього цієї був була було були бути є його її їх він вона воно вони ми
            я ви ти чи же би то так також
        """,
        "vi": """
            ai gì nào khi đâu sao bao nhiêu mấy là của và hoặc hay ở trong trên dưới với cho từ đến được bị bởi có
            không đã đang sẽ một những các này đó kia thì mà để về ra vào như tại vì do cái điều
        """,
        "zh": """
            为什么 為什麼 什么时候 什麼時候 怎么样 怎麼樣 怎么 怎麼 如何 什么 什麼 哪里 哪裡 哪些
            哪个 哪個 哪位 哪一 哪 谁 誰 几个 多少 多大 多久 何时 何時 何处 吗 嗎 呢
        """,
    }.items()
}

ASKING = frozenset(
    """
    who whom whose where when why which how wer wen wem wessen wo wohin woher wann warum wieso weshalb wie
    wieviel wieviele welche welcher welches welchen welchem womit wofür wodurch wovon worauf worüber woran worin
    кто кого кому кем чей чья чьё чьи где куда откуда когда почему зачем как сколько какой какая какое какие
    каков какова каково каковы كم كيف متى أين لماذا بماذا
    """.split()
)
"""Words of a question that asks for something of its own."""
MEASURING = frozenset(
    """
    since till long often far old big high
    ab lange oft weit alt groß hoch
    пор долго часто далеко
    """.split()
)
"""Words of "since when?" and "how long?", which alone do not say of what."""
ARTICLES = frozenset("the a an der die das den dem des ein eine einen einem einer eines".split())
JOINING = frozenset("and or but und oder aber а и или و أو".split())
TO_PLACES = frozenset(
    """
    of in to from at on near
    von vom in im nach zu zum zur aus auf an am
    в во на из со к от
    في من إلى
    """.split()
)
"""Words that lead to a place."""
TO_OTHERS = frozenset("for with by about against für bei mit über gegen для с у о об про".split())
"""Words that lead to whom or what something is for or about."""
PARTICLES = frozenset("al bin da de del di du e el la le van von".split())
"""Words within names, which these write small."""
NAMING = JOINING | ARTICLES | TO_PLACES | TO_OTHERS
"""Words that ask nothing: they lead to what is named."""
TELLING = NAMING.union(
    """
    over under around after before during tell know let like please me us you more some any mir mehr bitte
    обо по до за мне больше على عن مع لي
    """.split()
)
"""The same, and those that ask to be told of it."""
WHAT = frozenset("what what's whats is are s was ist sind gibt es что ما ماذا هو هي".split())
"""Words that ask, beside one that says "happened" or "news", for whatever there is."""
HAPPENING = frozenset(
    """
    happen happens happened happening news
    passiert passierte geschah geschehen neuigkeiten nachrichten
    случилось произошло новости
    حدث أخبار
    """.split()
)
"""Words of "What happened in Kabul?" and "News on Kabul" that articles on it need not have."""
COUNTING = frozenset("many much which what wie viel viele welche welcher welches сколько какие какой كم".split())
"""Words before what is counted or chosen from."""
POINTING = frozenset(
    """
    he she it they him her them his its their er sie es ihn ihm ihr ihnen sein seine seinen seiner ihre ihren ihrer
    он она оно они его её ее ему ей им него неё нее них هو هي هم
    """.split()
)
"""Words for somebody or something that was named before."""
