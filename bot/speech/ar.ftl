# ما يقوله البوت بالعربية.
#
# علامات الاتجاه: \u200E تُبقي الشرطة المائلة قبل اسم الأمر، و\u200F تبدأ سطراً قد لا تكون فيه كلمة عربية.

## الأوامر كما تصفها القوائم

command-ask = اطرح سؤالاً
command-verify = تحقق من اقتباس
command-watching = الإجابات التي تنتظرها
command-settings = كيف أجيب هنا
command-help = كيف يعمل هذا البوت
command-add = أضف الصفحات من هذه الروابط
command-remove = أزل مقالاً
command-channels = القنوات التي تؤخذ منشوراتها
command-sources = من أين تأتي المقالات
command-unanswered = أسئلة لم يُعثر لها على جواب
command-stats = أرقام: الأسئلة والأجوبة والمقالات
command-doctor = ما الخلل وكيف يُصلَح

## المحادثة

# ما يُكتب بدل السؤال، بلا علامات ترقيم ولا تشكيل، وبينها فواصل لاتينية.
greetings = مرحبا, مرحبا بك, مرحبتين, مراحب, أهلا, اهلا, أهلين, اهلين, أهلا وسهلا, اهلا وسهلا, أهلا بك, اهلا بك, هلا, هلا والله, هلا وغلا, ياهلا, يا هلا, هاي, هالو, هلو, السلام عليكم, سلام عليكم, السلام عليكم ورحمة الله, السلام عليكم ورحمة الله وبركاته, سلام, سلامات, وعليكم السلام, تحية, تحية طيبة, صباح الخير, صباح النور, صباحو, مساء الخير, مساء النور, مسا الخير, صباح الورد, مساء الورد, عمت صباحا, عمت مساء, س ع, salam, salaam, salam alaikum, salam aleikum, salam alaykum, salamu alaikum, salamu alaykum, assalam alaikum, assalamu alaikum, assalamu alaykum, assalamualaikum, as salamu alaykum, as salamu alaikum, asalam alaykum, slm, marhaba, mar7aba, mr7ba, ahlan, ahlan wa sahlan, ahlen, hala, sabah al khair, sabah el kheir, saba7 el 5eir, masa el kheir, hi, hello
thanks = شكرا, شكرا لك, شكرا لكم, شكرا جزيلا, شكرا جزيلا لك, جزيل الشكر, شكرا كثيرا, شكرا كتير, الشكر الجزيل, ألف شكر, الف شكر, كل الشكر, الشكر لك, أشكرك, اشكرك, أشكركم, اشكركم, مشكور, مشكورة, مشكورين, متشكر, متشكرة, متشكرين, شاكر لك, ممنون, ممنونك, تسلم, تسلمي, تسلمو, تسلموا, يسلمو, يسلموا, تسلم ايدك, يعطيك العافية, الله يعطيك العافية, جزاك الله خيرا, جزاك الله خير, جزاكم الله خيرا, بارك الله فيك, الله يبارك فيك, شكرا على الإجابة, شكرا على الاجابة, شكرا على المساعدة, شكرا للمساعدة, تمام شكرا, طيب شكرا, ميرسي, ثانكس, ثانكيو, shukran, shokran, choukran, chokran, shukran jazilan, mashkoor, merci, thx, thanks

welcome =
    مرحباً! اسألني عن أي شيء، وسأبحث عن الجواب في مجموعة من المقالات الإخبارية.

    أجيب باقتباس قصير، كلمة بكلمة، وأريك أين ومتى نُشر. وإن لم يكن الجواب في المقالات، أقول ذلك.

    ما عليك إلا أن تكتب سؤالك. وللمزيد أرسل { "\u200E" }/help.
help =
    اكتب لي سؤالاً كما تطرحه على إنسان. أجيب باقتباس من المقالات، والجملة التي فيها الجواب تظهر بخط عريض.

    زر «{ open }» ينقلك إلى الكلمات المقتبسة في المقال، و«{ read }» يعرض المقال هنا. و«مصدر» ينقلك إلى الاقتباس التالي إن كان هناك أكثر من اقتباس، و«{ newer }» إلى مقال لاحق. و«{ context }» يعرض المزيد من النص. و«{ cite }» ينسخ المصدر مع رمز يُثبت الكلمات: أرسله إليّ وسأتحقق منه. أما 👍 و👎 فيساعدان من يدير هذا البوت.

    في المجموعات، اكتب { "\u200E" }/ask ثم سؤالك، أو رُدّ على إحدى رسائلي. وإن كان السؤال في رسالة شخص آخر، فرُدّ عليها بالأمر { "\u200E" }/ask.
how-to-ask =
    اكتب سؤالك بعد { "\u200E" }/ask، مثلاً: { "\u200E" }/ask متى أقلعت آخر رحلة؟
    أو رُدّ بالأمر { "\u200E" }/ask على رسالة فيها السؤال.
unknown-command = لا أعرف هذا الأمر. اكتب لي سؤالاً، أو اطّلع على { "\u200E" }/help.
greeting = أهلاً بك! ماذا تريد أن تعرف؟ اكتب لي سؤالاً، أو اطّلع على { "\u200E" }/help.
you-are-welcome = على الرحب والسعة. اسألني ما شئت.
no-words = من فضلك اسألني بالكلمات. لمعرفة الطريقة أرسل { "\u200E" }/help.
too-long =
    سؤالك طويل جداً. من فضلك اكتبه في { $most ->
        [zero] { $most } حرف
        [one] حرف واحد
        [two] حرفين
        [few] { $most } أحرف
        [many] { $most } حرفاً
       *[other] { $most } حرف
    } أو أقل.
text-only = أستطيع قراءة النصوص فقط. من فضلك اكتب لي سؤالك.
failed = عذراً، حدث خطأ عندي ولم أتمكن من الإجابة. من فضلك حاول مرة أخرى بعد قليل.
chat-number = رقم هذه الدردشة { $number }. بهذا الرقم يستطيع من يدير هذا البوت أن يتيح لها مقالات جهات نشر معينة.

## الإجابات

# بين الأسماء المتتالية.
comma = { "، " }
perhaps = ربما هذا:
outside = لا شيء من تلك الفترة يجيب عن هذا؛ ربما هذا، من فترة أخرى:
# $names: أسماء وردت في السؤال السابق.
together = مع السؤال السابق ({ $names }):
in-context = في السياق:
quote-goes-on = للاقتباس بقية في المقال.
no-answer = لا جواب عن هذا في المقالات.
# $article: عنوان مقال، مع جهة النشر والتاريخ.
closest = الأقرب، لكنه لا يجيب: { $article }
also-in = ورد أيضاً في: { $outlets }
later = هناك مقال لاحق مناسب أيضاً: { $article }
untitled = مقال بلا عنوان
still-reading = بعضها جديد، وما زلت أقرؤه.
# $command: ما يُكتب.
no-articles = لا توجد بعد مقالات أبحث فيها. يستطيع من يدير هذا البوت أن يضيفها بالأمر { $command }.
# بعد النقطتين يأتي العدد مرفوعاً، لأن { articles } ترد وحدها أيضاً.
searched = نطاق بحثي: { articles }.
searched-day = نطاق بحثي: { articles } بتاريخ { $day }.
searched-days = نطاق بحثي: { articles }، من { $first } إلى { $last }.
articles =
    { "\u200F" }{ $articles ->
        [zero] لا مقالات
        [one] مقال واحد
        [two] مقالان
        [few] { $articles } مقالات
        [many] { $articles } مقالاً
       *[other] { $articles } مقال
    }
forgotten = لم أعد أعرف لأي شيء كان هذا الزر. من فضلك اطرح سؤالك مرة أخرى.
withdrawn = سُحب هذا المقال بعد أن اقتبست منه، لذلك لم أعد أعرضه.
not-here = جهة نشر هذا المقال لم تعد متاحة لهذه الدردشة، لذلك لم أعد أعرضه هنا.
all-withdrawn = المقال الذي فيه الجواب سُحب للتو. من فضلك اسأل مرة أخرى.
no-such-answer = لم أعد أعرف تلك الإجابة. من فضلك اطرح عليّ السؤال.

## الأزرار تحت الإجابة. قصيرة: ثلاثة أو أربعة منها في سطر واحد على الهاتف.

open = فتح
read = قراءة
source-button = مصدر { "\u2066" }{ $number }/{ $total }{ "\u2069" } ◂
newer = أحدث
context = السياق
cite = اقتباس
back-to-answer = ▸ رجوع
wrong-passage = موضع خاطئ
is-outdated = قديم
should-say-no = لا جواب هنا
noted = شكراً لك. هذا يساعد على إجابات أفضل.
question-gone = لم أعد أرى السؤال، فلا أستطيع تسجيل هذا. من فضلك اسأل مرة أخرى.
page-of = صفحة { $number } من { $total }

## التواريخ

dated = { "\u200F" }{ $day }، { $age }
moment = { "\u200F" }{ $day }، { $time } بتوقيت UTC
age-today = اليوم
age-yesterday = أمس
age-days =
    قبل { $count ->
        [zero] { $count } يوم
        [one] يوم
        [two] يومين
        [few] { $count } أيام
        [many] { $count } يوماً
       *[other] { $count } يوم
    }
age-weeks =
    قبل { $count ->
        [zero] { $count } أسبوع
        [one] أسبوع
        [two] أسبوعين
        [few] { $count } أسابيع
        [many] { $count } أسبوعاً
       *[other] { $count } أسبوع
    }
age-months =
    قبل { $count ->
        [zero] { $count } شهر
        [one] شهر
        [two] شهرين
        [few] { $count } أشهر
        [many] { $count } شهراً
       *[other] { $count } شهر
    }
age-years =
    قبل { $count ->
        [zero] { $count } سنة
        [one] سنة
        [two] سنتين
        [few] { $count } سنوات
        [many] { $count } سنة
       *[other] { $count } سنة
    }

## إثبات الاقتباسات

how-to-verify = اكتب رمز الاقتباس بعد { "\u200E" }/verify، أو أرسل إليّ ما نسخه زر «{ cite }».
no-such-citation = لا أعرف اقتباساً كهذا. انسخه كاملاً بنقطتيه الاثنتين.
unchanged = هذه الكلمات موجودة في المقال كما هي:
corrected-same = صُحّح المقال منذ ذلك الحين، وما زالت هذه الكلمات في نصه الجديد.
corrected-since = صُحّح المقال منذ ذلك الحين، ولم تعد فيه هذه الكلمات. لا أقتبس إلا من نصه الجديد.
withdrawn-since = سُحب المقال منذ ذلك الحين. لم أعد أقتبس هذه الكلمات.
not-what-was-stored = المقال ليس كما حُفظ. من فضلك أخبر من يدير هذا البوت: dateline doctor
receipt-article = المقال: { $id }
receipt-hash = بصمة SHA-256 للعنوان والنص، أُعيد حسابها الآن: { $hash }
characters = الأحرف من { $start } إلى { $end } من أصل { $total }
stored = أُضيف في { $moment }

## انتظار الإجابة

watch = أخبرني عندما يُنشر خبر عن هذا
watched = سأخبرك مرة واحدة، عندما يجيب مقال جديد عن هذا. لترى ما تنتظره أرسل { "\u200E" }/watching.
too-many-watches = أنت تنتظر أكبر عدد من الإجابات أستطيع متابعته. لرؤيتها وحذف بعضها أرسل { "\u200E" }/watching.
watches = أنت تنتظر جواباً عن:
no-watches = أنت لا تنتظر أي جواب. حين لا أجد جواباً، يظهر تحت ردّي زر لانتظاره.
reported = نُشر الآن خبر عن هذا:

## في أي دردشة

inline-how-to = اكتب سؤالاً، أو اسألني هنا
inline-hint = اسألني على الخاص
inline-failed = حدث خطأ. اسألني هنا بدلاً من ذلك
article-goes-on = للمقال بقية.

## للمشرفين

admin-help =
    أنت مشرف هنا، في هذه الدردشة الخاصة. أرسل إليّ رابطاً وحده، أو مستنداً، أو منشوراً معاداً توجيهه من قناة، وسأضيفه إلى المقالات. والأمر { "\u200E" }/add يفعل الشيء نفسه بالروابط: { "\u200E" }/add https://…{ "\u200E" }

    الأمر { "\u200E" }/remove يزيل مقالاً، والأمر { "\u200E" }/channels يشغّل القنوات التي آخذ منشوراتها، والأمر { "\u200E" }/sources يعرض من أين تأتي المقالات وما الذي فشل.

    الأمر { "\u200E" }/unanswered يعرض ما سُئل عنه دون جدوى، والأمر { "\u200E" }/stats يعرض أرقاماً، والأمر { "\u200E" }/doctor يعرض ما فيّ من خلل وكيف يُصلَح.
how-to-add = اكتب الروابط بعد { "\u200E" }/add، أو أرسل إليّ رابطاً أو مستنداً أو منشوراً معاداً توجيهه من قناة.
how-to-remove = اكتب معرّف المقال بعد { "\u200E" }/remove. تجده تحت كل مقال أضيفه.
forward-posts = لا أستطيع فتح روابط تيليغرام نفسه. من فضلك أعد توجيه المنشور إليّ بدلاً من ذلك.
file-too-large = لا يعطيني تيليغرام إلا ملفات حتى 20 ميغابايت. من فضلك قسّم هذا الملف، أو اطلب إضافته على جهازي بالأمر: dateline add FILE
file-not-received = لم يسلّمني تيليغرام الملف. من فضلك أرسله مرة أخرى بعد قليل.
no-article-in-post = ليس في هذا المنشور نص يمكنني أخذه.
too-many-links =
    هذا أكثر مما آخذه دفعة واحدة. من فضلك أرسل { $most ->
        [zero] { $most } رابط
        [one] رابطاً واحداً
        [two] رابطين
        [few] { $most } روابط
        [many] { $most } رابطاً
       *[other] { $most } رابط
    } على الأكثر.
removed = أُزيل: { $title }
kept = لم يُزَل: { $title }
no-longer-there = لم يعد هذا المقال موجوداً.
no-such-article = ليس عندي مقال بهذا المعرّف: { $id }
remove-question = هل تريد إزالة هذا المقال؟ لن يُقتبس منه بعد ذلك.
remove-hint = ✕ يزيل مقالاً بعد أن تؤكد ذلك.
forgotten-receipt = لم أعد أعرف لأي شيء كان هذا الزر. أرسل { "\u200E" }/remove مع معرّف المقال.
remove = إزالة
keep = إبقاء

outcome-added = أُضيف: { $article }
outcome-revised = نُقّح: { $article }
outcome-updated = حُدّث: { $article }
outcome-unchanged = موجود من قبل دون تغيير: { $article }
outcome-duplicate = أُضيف، ونصه موجود عندي من نشر آخر: { $article }
# أعداد متتابعة، مثلاً: أُضيف: 3، نُقّح: 1.
count-added = أُضيف: { $count }
count-revised = نُقّح: { $count }
count-updated = حُدّث: { $count }
count-unchanged = موجود من قبل: { $count }
count-duplicate =
    { "\u200F" }{ $count ->
        [zero] لا نشر آخر للنص نفسه
        [one] نشر آخر للنص نفسه
        [two] نسختان أخريان من النص نفسه
        [few] { $count } نسخ أخرى من النص نفسه
        [many] { $count } نسخة أخرى من النص نفسه
       *[other] { $count } نسخة أخرى من النص نفسه
    }
and-more = و{ $count } غيرها
# $problem: سبب، بالإنجليزية.
again-later = { $problem }. سأحاول مرة أخرى بنفسي وأخبرك.
given-up = توقفت عن محاولة فتح هذه الصفحة: { $reason }. أرسل الرابط مرة أخرى لأحاول من جديد.
page-was-here = أمكنت قراءة الصفحة الآن. كان مقالها هنا من قبل.

no-channels = لا أعرف أي قناة بعد. اجعلني مشرفاً في قناة، فتظهر هنا، وتصبح منشوراتها مقالات من لحظة تشغيلك لها.
channels = القنوات التي أستطيع الأخذ منها. تصبح المنشورات مقالات من لحظة تشغيل القناة، وأتابع تعديلاتها. لا يخبرني تيليغرام بالمنشورات المحذوفة: استخدم لها { "\u200E" }/remove.
not-administered = لم أعد مشرفاً فيها
on = تعمل
off = متوقفة
switch-on = تشغيل: { $title }
switch-off = إيقاف: { $title }

no-sources = لا توجد مقالات بعد، ولا مصدر تأتي منه. لمعرفة كيفية إضافتها أرسل { "\u200E" }/help.
kind-feed = خلاصة { $name }
kind-folder = مجلد { $name }
kind-channel = قناة { $name }
kind-pages = روابط: { $name }
by-hand = أُضيف يدوياً
no-outlet = بلا جهة نشر
source-failed = فشل: { $count }
source-waiting = منها بانتظار محاولة أخرى: { $count }
last-success = آخر نجاح: { $moment }
no-success = لم ينجح بعد
failing =
    ⚠ فشل { $times ->
        [zero] { $times } مرة
        [one] مرة واحدة
        [two] مرتين متتاليتين
        [few] { $times } مرات متتالية
        [many] { $times } مرة متتالية
       *[other] { $times } مرة متتالية
    }: { $reason }
trouble = { "\u200F" }– { $what }
trouble-given-up = { "\u200F" }– { $what } (لن أحاول مرة أخرى)

## علامات على الإجابات التي صُحح مقالها أو سُحب

corrected-on = صُحّح في { $day } المقال الذي اقتبست منه هنا، ولم تعد فيه هذه الكلمات.
withdrawn-on = سُحب في { $day } المقال الذي اقتبست منه هنا، لذلك لم أعد أعرضه.
says-now = ماذا يقول الآن؟
ask-again = اسأل مرة أخرى
cannot-ask-again = لم أعد أرى السؤال. من فضلك اسأل مرة أخرى.

## المواضيع

command-timeline = موضوع يومًا بيوم
command-latest = أحدث المقالات، أو أحدثها في موضوع
command-source = ماذا تقول المقالات عن رسالة
help-examples = جرّب مثلاً:
topic-none = لا تتحدث المقالات عن هذا.
timeline-how-to =
    اكتب موضوعًا بعد { "\u200E" }/timeline، مثلًا: { "\u200E" }/timeline الميناء. أعرض لك ما نُشر عنه يومًا بيوم.
    أو رُدّ على رسالة أحدهم بالأمر { "\u200E" }/timeline.
timeline-days =
    { $days ->
        [zero] لا أيام:
        [one] يوم واحد:
        [two] يومان، الأول أولًا:
        [few] { $days } أيام، الأول أولًا:
        [many] { $days } يومًا، الأول أولًا:
       *[other] { $days } يوم، الأول أولًا:
    }
timeline-undated =
    { $articles ->
        [zero] لا مقالات أخرى بلا تاريخ.
        [one] هناك مقال آخر بلا تاريخ، لذلك لا يظهر هنا.
        [two] هناك مقالان آخران بلا تاريخ، لذلك لا يظهران هنا.
        [few] هناك { $articles } مقالات أخرى بلا تاريخ، لذلك لا تظهر هنا.
        [many] هناك { $articles } مقالًا آخر بلا تاريخ، لذلك لا تظهر هنا.
       *[other] هناك { $articles } مقال آخر بلا تاريخ، لذلك لا تظهر هنا.
    }
timeline-only-undated =
    { $articles ->
        [zero] لا تتحدث المقالات عن هذا.
        [one] يتحدث عن هذا مقال واحد فقط، وهو بلا تاريخ. يعرضه { "\u200E" }/latest.
        [two] يتحدث عن هذا مقالان فقط، وهما بلا تاريخ. يعرضهما { "\u200E" }/latest.
        [few] تتحدث عن هذا { $articles } مقالات فقط، وهي بلا تاريخ. يعرضها { "\u200E" }/latest.
        [many] يتحدث عن هذا { $articles } مقالًا فقط، وهي بلا تاريخ. يعرضها { "\u200E" }/latest.
       *[other] يتحدث عن هذا { $articles } مقال فقط، وهي بلا تاريخ. يعرضها { "\u200E" }/latest.
    }
timeline-gone = المقالات التي كانت هنا سُحبت، أو لم تعد متاحة لهذه المحادثة.
timeline-forgotten = لم أعد أعرف إلى ماذا كان ينتمي هذا الزر. من فضلك أرسل الأمر مرة أخرى.
latest-on-topic = أحدث ما نُشر عن هذا:
latest-articles = أحدث المقالات:
latest-no-more = لا توجد مقالات أقدم.
outlets-here = جهات النشر التي أبحث هنا في مقالاتها:
outlet-undated = { $outlet }: { articles }
outlet-day = { $outlet }: { articles }، { $day }
outlet-days = { $outlet }: { articles }، من { $first } إلى { $last }
how-to-source =
    رُدّ بالأمر { "\u200E" }/source على رسالة، أو على جزء تحدده منها، وسأبحث عما تقوله المقالات عن ذلك. وفي الدردشة الخاصة يمكنك أيضاً أن تعيد توجيه الرسالة إليّ، أو أن تكتب ما قرأته بعد { "\u200E" }/source.
# $claim: جملة من الرسالة المسؤول عنها.
on-claim = حول «{ $claim }»:

## ما اختير للدردشة

settings-of-chat = إعدادات هذه الدردشة
settings-of-person = إعداداتك
settings-language = اللغة: { $name }
settings-language-own = لغة كل قارئ
settings-language-telegram = لغة تيليجرام لديك
settings-outlets = المصادر: { $which }
settings-outlets-all = كل المصادر
settings-outlets-chosen = { $count ->
    [zero] لم يُختر أي مصدر
    [one] مصدر واحد مختار
    [two] مصدران مختاران
    [few] { $count } مصادر مختارة
    [many] { $count } مصدراً مختاراً
   *[other] { $count } مصدر مختار
}
settings-certain = الإجابات: المؤكدة فقط
settings-also-weak = الإجابات: وتلك التي تبدأ بكلمة «ربما» أيضاً
settings-speaking = أجيب هنا.
settings-quiet = لا أقول شيئاً هنا إلا للمشرفين عن هذه الإعدادات.
settings-change-language = اللغة
settings-change-outlets = المصادر
settings-be-certain = المؤكدة فقط
settings-be-open = «ربما» أيضاً
settings-be-quiet = اصمت هنا
settings-speak = أجب هنا من جديد
settings-done = تم
settings-back = ▸ الإعدادات
settings-back-a-page = ◂
settings-on-a-page = ▸
settings-choose-language = بأي لغة أتحدث هنا؟ تبقى الاقتباسات كما نُشرت.
settings-choose-outlets = اختر المصادر التي أبحث فيها. إن لم تختر شيئاً بحثت فيها كلها.
settings-no-outlets = لا تذكر المقالات مصادر يمكن اختيارها.
settings-nothing-there = ليس في المصادر المختارة لهذه الدردشة مقالات أبحث فيها. تُختار غيرها بالأمر ‎/settings.
settings-not-yours = لا يغيّر إعدادات هذه الدردشة إلا مشرفوها.
chat-quiet = لا أقول شيئاً في هذه الدردشة حالياً. يمكن لمشرفيها تغيير ذلك بالأمر ‎/settings.

## من يُجاب وكم مرة

closed-person = لا أجيب إلا من سمح له مشغّلي. إن أردت أن تكون منهم فأعطه رقمك: { $number }
closed-chat = لست مفتوحاً لهذه الدردشة. يستطيع مشغّلي فتحي لها برقمها: { $number }
closed-here = لا أجيب هنا إلا من سمح له مشغّلي.
closed-inline = لا أجيب إلا من سُمح له
limit-person = تسأل أسرع مما يُسمح لي بالإجابة: { $count ->
    [zero] لا أسئلة
    [one] سؤال واحد
    [two] سؤالان
    [few] { $count } أسئلة
    [many] { $count } سؤالاً
   *[other] { $count } سؤال
} في الدقيقة. اسأل من جديد بعد قليل من فضلك.
limit-chat = تُطرح هنا أسئلة أكثر مما أستطيع: يُسمح لي في الدردشة بـ{ $count ->
    [zero] لا أسئلة
    [one] سؤال واحد
    [two] سؤالين
    [few] { $count } أسئلة
    [many] { $count } سؤالاً
   *[other] { $count } سؤال
} في الدقيقة. اسأل من جديد بعد قليل من فضلك.

## أسئلة بلا جواب

unanswered = ما سأل عنه الناس دون جدوى، والأكثر تكراراً أولاً. لا أحتفظ بأسماء السائلين، وأحذف العناوين وأرقام الهواتف، وأحذف السؤال إذا لم يُطرح مجدداً خلال { $days ->
        [zero] { $days } يوم
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يوماً
       *[other] { $days } يوم
    }.
no-unanswered = لا يوجد سؤال لم أستطع الإجابة عنه.
unanswered-times =
    { $times ->
        [zero] لم يُطرح. آخر مرة: { $last }.
        [one] طُرح مرة واحدة، في { $last }.
        [two] طُرح مرتين، وآخرهما في { $last }.
        [few] طُرح { $times } مرات، وآخرها في { $last }.
        [many] طُرح { $times } مرة، وآخرها في { $last }.
       *[other] طُرح { $times } مرة، وآخرها في { $last }.
    }
unanswered-again = هل له جواب الآن؟
answered-meanwhile = ✓ له جواب الآن.
perhaps-answered-meanwhile = ~ ربما له جواب الآن.

## أرقام

stats = أرقام: { $days } (الأيام بتوقيت UTC)
stats-today = اليوم
stats-days =
    { $days ->
        [zero] { $days } يوم
        [one] يوم واحد
        [two] يومان
        [few] { $days } أيام
        [many] { $days } يوماً
       *[other] { $days } يوم
    }
stats-questions = الأسئلة: { $counts }
stats-strong = – أُجيب عنها: { $counts }
stats-perhaps = – ربما أُجيب عنها: { $counts }
stats-none = – بلا جواب: { $counts }
stats-failed = – تعذّرت: { $counts }
stats-inline = الطلبات من دردشات أخرى: { $counts }
stats-chosen = البطاقات المُرسلة منها: { $counts }
stats-good = 👍 { $counts }
stats-bad = 👎 { $counts }
stats-articles = المقالات المضافة: { $counts }
stats-pending = المقاطع التي تنتظر متجهاتها: { $passages }
stats-waiting = الرسائل والضغطات قيد المعالجة: { $updates }
stats-doubles = الأجوبة التي ربما أُرسلت مرتين، منذ البداية: { $answers }
stats-latency = العثور على جواب: النصف في { $p50 } مث أو أقل، و95٪ في { $p95 } مث أو أقل (عدد آخر الأسئلة منذ تشغيلي: { $questions })
stats-no-latency = لم أُجب عن أي سؤال منذ تشغيلي.

## ما الخلل

doctor-telegram = في تيليغرام
doctor-channels = في القنوات
doctor-machine = على جهازي
doctor-not-told = لم يخبرني تيليغرام بذلك. يُرجى السؤال مجدداً بعد قليل.
doctor-joins = يمكن إضافتي إلى المجموعات.
doctor-joins-not = لا يمكن إضافتي إلى المجموعات.
doctor-privacy-off = وضع الخصوصية مُعطَّل: تصلني في المجموعات كل رسالة، فتصلني الإشارة إليّ.
doctor-privacy-on = وضع الخصوصية مُفعَّل: تصلني في المجموعات الأوامر الموجهة إليّ والردود عليّ. وقد لا تصلني الإشارة إليّ إلا حيث أكون مشرفاً.
doctor-inline = يمكن سؤالي من أي دردشة.
doctor-inline-not = لا يمكن سؤالي من دردشات أخرى.
doctor-chosen = أُبلَّغ بالبطاقات التي يقع عليها الاختيار.
doctor-chosen-not = لم أُبلَّغ قط ببطاقة وقع عليها الاختيار. ولا يخبر تيليغرام هل هذا مُفعَّل.
doctor-steps = لتغيير ذلك، اكتب إلى @BotFather بهذا الترتيب. وما يناسبك يمكن أن يبقى كما هو.
doctor-step-joins = { "\u200F" }/setjoingroups، ثم اختياري، ثم Enable.
doctor-step-privacy = من أجل الإشارات: { "\u200F" }/setprivacy، ثم اختياري، ثم Disable. وبعد ذلك أزلني من كل مجموعة وأضفني من جديد: فحتى ذلك الحين يسري فيها الوضع القديم.
doctor-step-inline = { "\u200F" }/setinline، ثم اختياري، ثم إرسال بضع كلمات مثل: اسأل الأخبار
doctor-step-feedback = { "\u200F" }/setinlinefeedback، ثم اختياري، ثم Enabled.
doctor-channel-on = تصبح منشوراتها مقالات، وأجيب فيها عن { "\u200E" }/ask.
doctor-channel-off = أجيب فيها عن { "\u200E" }/ask. وتصبح منشوراتها مقالات بعد تشغيلها بالأمر { "\u200E" }/channels.
doctor-channel-mute = لا يحق لي النشر فيها. امنحني حق نشر الرسائل كي أجيب عن { "\u200E" }/ask.
doctor-channel-lost = لم أعد مشرفاً فيها، فلا تصلني منشوراتها. اجعلني مشرفاً من جديد.
doctor-more-channels =
    { $channels ->
        [zero] ولا قنوات أخرى
        [one] وقناة أخرى
        [two] وقناتان أخريان
        [few] و{ $channels } قنوات أخرى
        [many] و{ $channels } قناة أخرى
       *[other] و{ $channels } قناة أخرى
    }
doctor-writes = يحق لي الكتابة هنا.
doctor-mute = لا يحق لي الكتابة في هذه المجموعة. اسمح لأعضائها بإرسال الرسائل، أو اجعلني مشرفاً.
doctor-asking = يصلني الرد على إحدى رسائلي، ويصلني كذلك:
doctor-hears-all-as-administrator = أنا مشرف هنا وتصلني كل رسالة، فتصلني الإشارة إليّ.
doctor-added-before = إن لم تصلني الإشارة رغم ذلك فقد كنت هنا قبل تعطيل وضع الخصوصية: أزلني من هذه المجموعة وأضفني من جديد.
doctor-hear-all = من أجل الإشارات اجعلني مشرفاً في هذه المجموعة؛ أو عطّل وضع الخصوصية بالأمر { "\u200E" }/setprivacy لدى @BotFather، ثم أزلني من هذه المجموعة وأضفني من جديد.
doctor-topics = أجيب في الموضوع الذي طُرح فيه السؤال.
doctor-closed-topics = في الموضوع المغلق لا أستطيع الإجابة إلا مشرفاً.
