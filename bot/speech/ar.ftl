# ما يقوله البوت بالعربية.
#
# علامات الاتجاه: \u200E تُبقي الشرطة المائلة قبل اسم الأمر، و\u200F تبدأ سطراً قد لا تكون فيه كلمة عربية.

## الأوامر كما تصفها القوائم

command-ask = اطرح سؤالاً
command-verify = تحقق من اقتباس
command-watching = الإجابات التي تنتظرها
command-settings = كيف أجيب هنا
command-privacy = ما أحتفظ به عنك
command-forget = احذف ما أحتفظ به عنك
command-help = كيف يعمل هذا البوت
command-add = أضف الصفحات من هذه الروابط
command-remove = أزل مقالاً
command-channels = القنوات التي تؤخذ منشوراتها
command-sources = من أين تأتي المقالات
command-unanswered = أسئلة لم يُعثر لها على جواب
command-stats = أرقام: الأسئلة والأجوبة والمقالات
command-quality = جودة الأجوبة على حالاتك
command-doctor = ما الخلل وكيف يُصلَح

## المحادثة

# ما يُكتب بدل السؤال، بلا علامات ترقيم ولا تشكيل، وبينها فواصل لاتينية.
greetings = مرحبا, مرحبا بك, مرحبتين, مراحب, أهلا, اهلا, أهلين, اهلين, أهلا وسهلا, اهلا وسهلا, أهلا بك, اهلا بك, هلا, هلا والله, هلا وغلا, ياهلا, يا هلا, هاي, هالو, هلو, السلام عليكم, سلام عليكم, السلام عليكم ورحمة الله, السلام عليكم ورحمة الله وبركاته, سلام, سلامات, وعليكم السلام, تحية, تحية طيبة, صباح الخير, صباح النور, صباحو, مساء الخير, مساء النور, مسا الخير, صباح الورد, مساء الورد, عمت صباحا, عمت مساء, س ع, salam, salaam, salam alaikum, salam aleikum, salam alaykum, salamu alaikum, salamu alaykum, assalam alaikum, assalamu alaikum, assalamu alaykum, assalamualaikum, as salamu alaykum, as salamu alaikum, asalam alaykum, slm, marhaba, mar7aba, mr7ba, ahlan, ahlan wa sahlan, ahlen, hala, sabah al khair, sabah el kheir, saba7 el 5eir, masa el kheir, hi, hello، كيف حالك، كيف الحال، من أنت، ماذا تستطيع أن تفعل، ما هذا، مساعدة، ساعدني، ابدأ، هل أنت بوت، كيف يعمل هذا، كيف أستخدم هذا، تجربة، أحتاج مساعدة، أحتاج إلى مساعدة، هل يمكنك مساعدتي، من صنعك، ماذا أسأل، توقف، إلغاء, عندي سؤال, لدي سؤال, سؤال آخر, عندي سؤال آخر, لدي سؤال آخر, هل يمكنني أن أسأل, هل أنت ذكاء اصطناعي, هل أنت إنسان
thanks = شكرا, شكرا لك, شكرا لكم, شكرا جزيلا, شكرا جزيلا لك, جزيل الشكر, شكرا كثيرا, شكرا كتير, الشكر الجزيل, ألف شكر, الف شكر, كل الشكر, الشكر لك, أشكرك, اشكرك, أشكركم, اشكركم, مشكور, مشكورة, مشكورين, متشكر, متشكرة, متشكرين, شاكر لك, ممنون, ممنونك, تسلم, تسلمي, تسلمو, تسلموا, يسلمو, يسلموا, تسلم ايدك, يعطيك العافية, الله يعطيك العافية, جزاك الله خيرا, جزاك الله خير, جزاكم الله خيرا, بارك الله فيك, الله يبارك فيك, شكرا على الإجابة, شكرا على الاجابة, شكرا على المساعدة, شكرا للمساعدة, تمام شكرا, طيب شكرا, ميرسي, ثانكس, ثانكيو, shukran, shokran, choukran, chokran, shukran jazilan, mashkoor, merci, thx, thanks
cheers = هههه, ههه, اوك, أوكي, حسنا, واو, رائع, جميل, ممتاز, جيد, تمام, نعم, لا, أها, فهمت, أحسنت, صحيح, وداعا, مع السلامة, إلى اللقاء, تصبح على خير, حقا, معقول, لا أصدق, مثير للاهتمام, لا بأس, لا يهم, عفوا
news = أخبار, اخبار, الأخبار, الاخبار, آخر الأخبار, اخر الاخبار, أخبار اليوم, اخبار اليوم, أهم الأخبار, هل من جديد, ما الجديد, ما هو الجديد, ما هي آخر الأخبار, ما آخر الأخبار, ما هي الأخبار, هل هناك أخبار, هل هناك جديد, ماذا يحدث, ماذا يجري, أعطني الأخبار, اعطني الأخبار, أرني الأخبار, لخص الأخبار
doubts = هل هذا صحيح, هل هذا حقيقي, هل هو صحيح, هل صحيح هذا, هذا صحيح, هل هذا الخبر صحيح, هل الخبر صحيح, ما صحة هذا, ما صحة هذا الخبر, ما صحة الخبر, ما المصدر, ما هو المصدر, المصدر, مصدر, تحقق, تحقق من هذا, تحقق من الخبر, ماذا تقول المقالات, حقا, معقول, من قال ذلك, من قال هذا, من يقول ذلك, هل أنت متأكد, متأكد, صحيح, ومن قال ذلك, ومن قال هذا, الرابط, رابط, من أين هذا, ما مصدر هذا, أين المصدر
more = المزيد, مزيد, والمزيد, المزيد من فضلك, المزيد لو سمحت, أخبرني المزيد, اخبرني المزيد, أخبرني أكثر, اخبرني اكثر, أخبرني بالمزيد, أكثر, اكثر, مزيد من التفاصيل, المزيد من التفاصيل, تفاصيل, التفاصيل, تفاصيل أكثر, ماذا أيضا, ماذا ايضا, وماذا أيضا, وماذا ايضا, ماذا بعد, وماذا بعد, ماذا بعد ذلك, ثم ماذا, وبعد, وبعدين, وبعد ذلك, ماذا حدث بعد ذلك, أكمل, اكمل, تابع, استمر
errands = الإعدادات, اعدادات, غير اللغة, تغيير اللغة, تكلم العربية, بالعربية, بالعربي, بالعربية من فضلك, إلغاء الاشتراك, الغاء الاشتراك, احذف بياناتي, امسح بياناتي, انسني, ماذا تعرف عني, ما الذي تعرفه عني, ما البيانات التي لديك, كيف أضيفك إلى مجموعة, كيف أضيفك إلى مجموعتي, غير اللغة إلى العربية, بالإنجليزية, بالانجليزية, من يشغلك, من صنعك, من صممك, من يملكك, من وراءك
complaints = هذا خطأ, خطأ, هذا غير صحيح, غير صحيح, هذا ليس صحيحا, إجابة خاطئة, الإجابة خاطئة, جواب خاطئ, ليس هذا سؤالي, لم أسأل عن هذا, هذا كذب, أنت تكذب, كلام فارغ, هذا ليس جوابا, هذا لا يجيب عن سؤالي, لم أقصد هذا, لم تجب عن سؤالي, لم تجب على سؤالي, هذا لا يفيد, غير مفيد, هذا لا يساعد

welcome =
    مرحباً! اسألني عن أي شيء، وسأبحث عن الجواب في مجموعة من المقالات الإخبارية.

    أجيب باقتباس قصير، كلمة بكلمة، وأريك أين ومتى نُشر. وإن لم يكن الجواب في المقالات، أقول ذلك.

    ما عليك إلا أن تكتب سؤالك. وللمزيد أرسل { "\u200E" }/help.
help =
    اكتب لي سؤالاً كما تطرحه على إنسان. أجيب باقتباس من المقالات، والجملة التي فيها الجواب تظهر بخط عريض.

    تحت كل إجابة:
    – «{ open }»: المقال عند الكلمات المقتبسة. «{ read }»: المقال هنا
    – «مصدر»: الاقتباس التالي. «{ newer }»: مقال لاحق
    – «{ context }»: المزيد من النص
    – «{ cite }»: ينسخ المصدر مع رمز يُثبت الكلمات. أرسله إليّ وسأتحقق منه
    – 👍 👎: يساعدان من يدير هذا البوت

    في المجموعات، اكتب { $ask } ثم سؤالك، أو رُدّ على إحدى رسائلي. وإن كان السؤال في رسالة شخص آخر، فرُدّ عليها بالأمر { $ask }.

    في أي دردشة أخرى، اكتب { $bot } ثم سؤالاً واختر اقتباساً لإرساله.

    – الأمر { "\u200E" }/timeline مع موضوع: ما نُشر عنه يوماً بعد يوم
    – الأمر { "\u200E" }/latest مع موضوع: أحدث ما نُشر عنه
    – الأمر { "\u200E" }/source: ما تقوله المقالات عن رسالة شخص آخر
    – الأمر { "\u200E" }/watching: الإجابات التي تنتظرها
    – الأمر { "\u200E" }/settings: لغتك وجهات النشر
how-to-ask =
    اكتب سؤالك بعد { $ask }، مثلاً: { $ask } متى أقلعت آخر رحلة؟
    أو رُدّ بالأمر { $ask } على رسالة فيها السؤال.
unknown-command = لا أعرف هذا الأمر. اكتب لي سؤالاً، أو اطّلع على { "\u200E" }/help.
greeting = أهلاً بك! ماذا تريد أن تعرف؟ اكتب لي سؤالاً، أو اطّلع على { "\u200E" }/help.
you-are-welcome = على الرحب والسعة. اسألني ما شئت.
all-right = حسناً. اسألني متى شئت.
by-command =
    لبعض الأمور أوامر:
    – الأمر { "\u200E" }/settings: لغتك وجهات النشر
    – الأمر { "\u200E" }/watching: الإجابات التي تنتظرها
    – الأمر { "\u200E" }/privacy: ما أحتفظ به عنك ومن يشغّلني، والأمر { "\u200E" }/forget يحذف ما أحتفظ به
    – الأمر { "\u200E" }/help: كل ما عدا ذلك
sorry = أعتذر. اضغط 👎 تحت الإجابة الخاطئة واذكر السبب، أو اسألني بكلمات أخرى.
no-words = من فضلك اسألني بالكلمات. لمعرفة الطريقة أرسل { "\u200E" }/help.
about-what = لا أعرف عمّ تسأل. اكتب سؤالك في جملة كاملة، أو رُدّ على الرسالة التي تقصدها.
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
item = {"\u200F"}• { $what }
numbered = {"\u200F"}{ $number }. { $what }
answered = الجواب في المقالات:
perhaps = ربما هذا:
answered-same = الجواب في الكلمات نفسها:
perhaps-same = لا أجد ما هو أنسب من الكلمات نفسها:
outside = لا شيء من تلك الفترة يجيب عن هذا؛ ربما هذا، من فترة أخرى:
# $names: أسماء وردت في السؤال السابق.
together = فُهم مع ما سبق: { $names }
# $marked: جزء من رسالة حدده القارئ.
together-marked = فُهم مع «{ $marked }»
in-full = فهمتُ السؤال هكذا: «{ $question }»
as-asked = السؤال: «{ $question }»
one-of-several = عن السؤال «{ $question }». من فضلك اطرح بقية أسئلتك واحداً واحداً.
in-context = في السياق:
quote-goes-on = للاقتباس بقية في المقال.
no-answer = لا جواب عن هذا في المقالات.
held-back = لست متأكداً بما يكفي مما وجدته، والمطلوب هنا إجابات مؤكدة فقط. ربما الجواب في: { $article }
# $article: عنوان مقال، مع جهة النشر والتاريخ.
closest = الأقرب، لكنه لا يجيب: { $article }
nearest = الأقرب: { $article }
reported-on = لكنها تتحدث عن الموضوع:
in-their-language = اسألني بلغة المقالات ({ $language })، فقد أجد أكثر.
newest-on-it = الأحدث عن هذا
also-in = ورد أيضاً في: { $outlets }
later = هناك مقال لاحق مناسب أيضاً: { $article }
in-quotes = «{ $title }»
untitled = مقال بلا عنوان
still-reading = بعضها جديد، وما زلت أقرؤه.
# $command: ما يُكتب.
no-articles = لا توجد بعد مقالات أبحث فيها. يستطيع من يدير هذا البوت أن يضيفها بالأمر { $command }.
nothing-open = لا يوجد ما يُسمح لي بالبحث فيه في هذه الدردشة.
# بعد النقطتين يأتي العدد مرفوعاً، لأن { articles } ترد وحدها أيضاً.
searched = نطاق بحثي: { articles }.
searched-day = نطاق بحثي: { articles } بتاريخ { $day }.
searched-days = نطاق بحثي: { articles }، من { $first } إلى { $last }.
in-chosen-outlets = أبحث فقط في جهات النشر المختارة بالأمر { "\u200E" }/settings.
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
shown-already = هذا معروض هنا بالفعل، رداً على هذه الرسالة.
withdrawn = سُحب هذا المقال بعد أن اقتبست منه، لذلك لم أعد أعرضه.
not-here = جهة نشر هذا المقال لم تعد متاحة لهذه الدردشة، لذلك لم أعد أعرضه هنا.
all-withdrawn = المقال الذي فيه الجواب عُدّل أو سُحب للتو. من فضلك اسأل مرة أخرى.
no-such-answer = لا أستطيع فتح تلك الإجابة هنا. من فضلك اطرح عليّ السؤال.

## الأزرار تحت الإجابة. قصيرة: ثلاثة أو أربعة منها في سطر واحد على الهاتف.

open = فتح
read = قراءة
source-button = مصدر { "\u2066" }{ $number }/{ $total }{ "\u2069" } ◂
other-source = مصدر آخر ◂
newer = أحدث
context = السياق
cite = اقتباس
copy-link = نسخ الرابط
back-to-answer = ▸ رجوع
wrong-passage = موضع خاطئ
is-outdated = قديم
should-say-no = لا جواب هنا
noted = شكراً لك. هذا يساعد على إجابات أفضل.
what-is-wrong = شكراً لك. ما الخطأ في الإجابة؟
question-gone = لم أعد أرى السؤال، فلا أستطيع تسجيل هذا. من فضلك اسأل مرة أخرى.
page-of = صفحة { $number } من { $total }

## التواريخ

# معزولان من اليمين إلى اليسار، لأن سطرهما قد يبدأ بعنوان لاتيني.
dated = { "\u200F" }{ "\u2067" }{ $day }، { $age }{ "\u2069" }
moment = { "\u200F" }{ "\u2067" }{ $day }، { $time } بتوقيت UTC{ "\u2069" }
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

how-to-verify = ردّ على جوابي بالأمر { "\u200E" }/verify، أو اكتب بعده رمز الاقتباس، أو أرسل إليّ ما نسخه زر «{ cite }».
no-such-citation = لا أعرف اقتباساً كهذا. انسخه كاملاً بنقطتيه الاثنتين.
unchanged = هذه الكلمات موجودة في المقال كما هي:
corrected-same = صُحّح المقال منذ ذلك الحين، وهذه الكلمات موجودة في نصه الجديد كما هي.
corrected-since = صُحّح المقال منذ ذلك الحين، ولم تعد فيه هذه الكلمات. لا أقتبس إلا من نصه الجديد.
withdrawn-since = سُحب المقال منذ ذلك الحين. لم أعد أقتبس هذه الكلمات.
not-what-was-stored = المقال ليس كما حُفظ. من فضلك أخبر من يدير هذا البوت: dateline doctor
receipt-article = المقال: { $id }
receipt-hash = بصمة SHA-256 للعنوان والنص، أُعيد حسابها الآن: { $hash }
characters = الأحرف من { $start } إلى { $end } من أصل { $total }
stored = أُضيف في { $moment }
receipt-before = الكلمات كما اقتبستها:
receipt-now = وفي مكانها الآن:
receipt-left-out = لا شيء في مكانها الآن.
receipt-until = لم يعد يُبحث فيه منذ { $moment }
receipt-codes = لرؤية كل تفاصيل أحد هذه الاقتباسات، أرسل إليّ رمزه.

## انتظار الإجابة

watch = أخبرني عندما يُنشر خبر عن هذا
watched = سأخبرك مرة واحدة، عندما يجيب مقال جديد عن هذا. لترى ما تنتظره أرسل { "\u200E" }/watching.
watched-here = سأكتب ذلك هنا مرة واحدة، عندما يجيب مقال جديد عن هذا. لترى ما تنتظره أرسل إليّ على الخاص { "\u200E" }/watching.
too-many-watches = أنت تنتظر أكبر عدد من الإجابات أستطيع متابعته. لرؤيتها وحذف بعضها أرسل { "\u200E" }/watching.
watches = أنت تنتظر جواباً عن:
watch-elsewhere = { $question } (في مجموعة)
watch-perhaps = ربما هنا: { $article }
no-watches = أنت لا تنتظر أي جواب. حين لا أجد جواباً، يظهر تحت ردّي زر لانتظاره.
watch-of-another = لا يزيل هذا من القائمة إلا من ينتظره.
reported = نُشر الآن خبر عن هذا:

## في أي دردشة

inline-how-to = اكتب سؤالاً، أو اسألني هنا
inline-hint = اسألني على الخاص
# Stands above quotes on a topic, where nothing answers; at most 64 characters.
inline-on-topic = ما نُشر عن هذا الموضوع. اسألني على الخاص
inline-failed = حدث خطأ. اسألني هنا بدلاً من ذلك
open-in-bot = فتح في البوت
article-goes-on = للمقال بقية.

## للمشرفين

admin-help =
    أنت مشرف هنا، في هذه الدردشة الخاصة. أرسل إليّ رابطاً وحده، أو مستنداً، أو منشوراً معاداً توجيهه من قناة، وسأضيفه إلى المقالات. والأمر { "\u200E" }/add يفعل الشيء نفسه بالروابط: { "\u200E" }/add https://…{ "\u200E" }

    الأمر { "\u200E" }/remove يزيل مقالاً، والأمر { "\u200E" }/channels يشغّل القنوات التي آخذ منشوراتها، والأمر { "\u200E" }/sources يعرض من أين تأتي المقالات وما الذي فشل.

    الأمر { "\u200E" }/unanswered يعرض ما سُئل عنه دون جدوى، والأمر { "\u200E" }/stats يعرض أرقاماً، والأمر { "\u200E" }/quality يقيس جودة الأجوبة بحسب آراء القراء، والأمر { "\u200E" }/doctor يعرض ما فيّ من خلل وكيف يُصلَح.
how-to-add = اكتب الروابط بعد { "\u200E" }/add، أو أرسل إليّ رابطاً أو مستنداً أو منشوراً معاداً توجيهه من قناة.
how-to-remove = اكتب معرّف مقال أو أكثر بعد { "\u200E" }/remove، أو رُدّ بهذا الأمر على الإجابة التي تقتبس منه. تجد المعرّف تحت كل مقال أضيفه.
forward-posts = لا أستطيع فتح روابط تيليجرام نفسه. من فضلك أعد توجيه المنشور إليّ بدلاً من ذلك.
file-too-large = لا يعطيني تيليجرام إلا ملفات حتى 20 ميغابايت. من فضلك قسّم هذا الملف، أو اطلب إضافته على جهازي بالأمر: dateline add FILE
file-not-received = لم يسلّمني تيليجرام الملف. من فضلك أرسله مرة أخرى بعد قليل.
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
newer-kept = أحدث هنا مما في الملف، وقد أبقيتُه: { $count }. لاستعادة نص قديم أزل مقاله، ثم أرسل إليّ الملف مرة أخرى.
and-more = و{ $count } غيرها
# $problem: سبب، بهذه اللغة إن كان معروفاً (انظر «ما الذي فشل»).
again-later = { $problem }. سأحاول مرة أخرى بنفسي وأخبرك.
of-thing = { "\u200F" }{ $name }: { $what }
given-up = توقفت عن محاولة فتح هذه الصفحة: { $reason }. أرسل الرابط مرة أخرى لأحاول من جديد.
page-was-here = أمكنت قراءة الصفحة الآن. كان مقالها هنا من قبل.

no-channels = لا أعرف أي قناة بعد. اجعلني مشرفاً في قناة، فتظهر هنا، وتصبح منشوراتها مقالات من لحظة تشغيلك لها.
channels = القنوات التي أستطيع الأخذ منها. تصبح المنشورات مقالات من لحظة تشغيل القناة، وأتابع تعديلاتها. لا يخبرني تيليجرام بالمنشورات المحذوفة: استخدم لها { "\u200E" }/remove.
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
source-partly = جزئياً فقط: { $count }
source-waiting = منها بانتظار محاولة أخرى: { $count }
source-unread = ملفات بصيغ لا أستطيع قراءتها، وعددها { $count }: { $names }
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

command-timeline = موضوع يوماً بيوم
command-latest = أحدث المقالات، أو أحدثها في موضوع
command-source = ماذا تقول المقالات عن رسالة
help-examples = جرّب مثلاً:
example-question = ما الجديد عن { $topic }؟
topic-none = لا تتحدث المقالات عن هذا.
topic-not-then = لا مقال هنا من ذلك الوقت.
topic-not-then-day = لا مقال هنا من ذلك الوقت. المقالات التي أبحث فيها من { $day }.
topic-not-then-days = لا مقال هنا من ذلك الوقت. المقالات التي أبحث فيها من { $first } إلى { $last }.
timeline-how-to =
    اكتب موضوعاً بعد { "\u200E" }/timeline، مثلاً: { "\u200E" }/timeline الميناء. أعرض لك ما نُشر عنه يوماً بيوم.
    أو رُدّ على رسالة أحدهم بالأمر { "\u200E" }/timeline.
timeline-days =
    { $days ->
        [zero] لا أيام:
        [one] يوم واحد:
        [two] يومان، الأول أولاً:
        [few] { $days } أيام، الأول أولاً:
        [many] { $days } يوماً، الأول أولاً:
       *[other] { $days } يوم، الأول أولاً:
    }
timeline-of = { "\u200F" }«{ $topic }»، { $days }
timeline-undated =
    { $articles ->
        [zero] لا مقالات أخرى بلا تاريخ.
        [one] هناك مقال آخر بلا تاريخ، لذلك لا يظهر هنا.
        [two] هناك مقالان آخران بلا تاريخ، لذلك لا يظهران هنا.
        [few] هناك { $articles } مقالات أخرى بلا تاريخ، لذلك لا تظهر هنا.
        [many] هناك { $articles } مقالاً آخر بلا تاريخ، لذلك لا تظهر هنا.
       *[other] هناك { $articles } مقال آخر بلا تاريخ، لذلك لا تظهر هنا.
    }
timeline-only-undated =
    { $articles ->
        [zero] لا تتحدث المقالات عن هذا.
        [one] يتحدث عن هذا مقال واحد فقط، وهو بلا تاريخ. يعرضه { "\u200E" }/latest.
        [two] يتحدث عن هذا مقالان فقط، وهما بلا تاريخ. يعرضهما { "\u200E" }/latest.
        [few] تتحدث عن هذا { $articles } مقالات فقط، وهي بلا تاريخ. يعرضها { "\u200E" }/latest.
        [many] يتحدث عن هذا { $articles } مقالاً فقط، وهي بلا تاريخ. يعرضها { "\u200E" }/latest.
       *[other] يتحدث عن هذا { $articles } مقال فقط، وهي بلا تاريخ. يعرضها { "\u200E" }/latest.
    }
entry-corrected = صُحّح منذ ذلك الحين: لم تعد فيه الجملة التي أوردتها.
timeline-gone = المقالات التي كانت هنا سُحبت، أو لم تعد متاحة لهذه الدردشة.
timeline-forgotten = لم أعد أعرف إلى ماذا كان ينتمي هذا الزر. من فضلك أرسل الأمر مرة أخرى.
latest-on-topic = أحدث ما نُشر عن هذا:
latest-on = أحدث ما نُشر عن «{ $topic }»:
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
settings-language-bot = لغة البوت ({ $name })
settings-outlets = جهات النشر: { $which }
settings-outlets-all = كلها
settings-outlets-chosen = { $count ->
    [zero] لم تُختر أي جهة
    [one] جهة واحدة مختارة
    [two] جهتان مختارتان
    [few] { $count } جهات مختارة
    [many] { $count } جهة مختارة
   *[other] { $count } جهة مختارة
}
settings-certain = الإجابات: المؤكدة فقط
settings-also-weak = الإجابات: بما فيها التي تبدأ بكلمة «ربما»
settings-speaking = أجيب هنا.
settings-quiet = لا أقول شيئاً هنا إلا للمشرفين عن هذه الإعدادات.
settings-change-language = اللغة
settings-change-outlets = جهات النشر
settings-be-certain = المؤكدة فقط
settings-be-open = «ربما» أيضاً
settings-be-quiet = اصمت هنا
settings-speak = أجب هنا من جديد
settings-done = تم
settings-back = ▸ الإعدادات
settings-choose-language = بأي لغة أتحدث هنا؟ تبقى الاقتباسات كما نُشرت.
settings-choose-outlets = اختر جهات النشر التي أبحث فيها. إن لم تختر شيئاً بحثت فيها كلها.
settings-no-outlets = لا تذكر المقالات جهات نشر يمكن اختيارها.
settings-nothing-there = ليس لجهات النشر المختارة لهذه الدردشة مقالات أبحث فيها. تُختار غيرها بالأمر { "\u200E" }/settings.
settings-not-yours = لا يغيّر إعدادات هذه الدردشة إلا مشرفوها.
ask-in-private = لا أستطيع ذلك إلا في دردشة خاصة. اسألني هناك من فضلك.
chat-quiet = لا أقول شيئاً في هذه الدردشة حالياً. يمكن لمشرفيها تغيير ذلك بالأمر { "\u200E" }/settings.

## من يُجاب وكم مرة

closed-person = لا أجيب إلا من سمح له مشغّلي. إن أردت أن تكون منهم فأعطه رقمك: { $number }
closed-chat = لست مفتوحاً لهذه الدردشة. يستطيع مشغّلي فتحي لها برقمها: { $number }
closed-here = لا أجيب هنا إلا من سمح له مشغّلي.
closed-inline = لا أجيب إلا من سُمح له
limit-inline = أسئلتك أسرع مما يُسمح لي بالإجابة. انتظر قليلاً
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
# Shown for a moment where a button is pressed.
unanswered-nothing-new = لا جديد: الإجابات عن هذه الأسئلة ليست أفضل من قبل.
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
stats-latency = العثور على جواب: النصف في { $p50 } م ث أو أقل، و95 % في { $p95 } م ث أو أقل (عدد آخر الأسئلة منذ تشغيلي: { $questions })
stats-no-latency = لم أُجب عن أي سؤال منذ تشغيلي.

## ما الخلل

doctor-telegram = في تيليجرام
doctor-channels = في القنوات
doctor-machine = على جهازي
doctor-not-told = لم يخبرني تيليجرام بذلك. يُرجى السؤال مجدداً بعد قليل.
doctor-joins = يمكن إضافتي إلى المجموعات.
doctor-joins-not = لا يمكن إضافتي إلى المجموعات.
doctor-privacy-off = وضع الخصوصية مُعطَّل: تصلني في المجموعات كل رسالة، فتصلني الإشارة إليّ.
doctor-privacy-on = وضع الخصوصية مُفعَّل: تصلني في المجموعات الأوامر الموجهة إليّ والردود عليّ. وقد لا تصلني الإشارة إليّ إلا حيث أكون مشرفاً.
doctor-inline = يمكن سؤالي من أي دردشة.
doctor-inline-not = لا يمكن سؤالي من دردشات أخرى.
doctor-chosen = أُبلَّغ بالبطاقات التي يقع عليها الاختيار.
doctor-chosen-not = لم أُبلَّغ قط ببطاقة وقع عليها الاختيار. ولا يخبر تيليجرام هل هذا مُفعَّل.
doctor-steps = لتغيير ذلك، اكتب إلى @BotFather بهذا الترتيب. وما يناسبك يمكن أن يبقى كما هو.
doctor-step-joins = { "\u200F" }{ "\u2066" }/setjoingroups{ "\u2069" }، ثم اختياري، ثم Enable.
doctor-step-privacy = من أجل الإشارات: { "\u200F" }{ "\u2066" }/setprivacy{ "\u2069" }، ثم اختياري، ثم Disable. وبعد ذلك أزلني من كل مجموعة وأضفني من جديد: فحتى ذلك الحين يسري فيها الوضع القديم.
doctor-step-inline = { "\u200F" }{ "\u2066" }/setinline{ "\u2069" }، ثم اختياري، ثم إرسال بضع كلمات مثل: اسأل الأخبار
doctor-step-feedback = { "\u200F" }{ "\u2066" }/setinlinefeedback{ "\u2069" }، ثم اختياري، ثم Enabled.
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

## ما يُحتفظ به عن الناس

privacy =
    ما أحتفظ به عنك، وإلى متى:

    – سؤالك: حتى يُجاب. تبقى أحدث أسئلة الجميع ورسائلهم المحوّلة في الذاكرة مدة من الزمن كي يستطيع ردٌّ على إجابة أن يكملها، ولا تُكتب.
    – المقاطع التي اقتبستها وفي أي دردشة، بالأرقام ودون كلماتك: كي تبقى الأزرار تعمل، حتى تحذفها. وأعرف كذلك أي رسالة تعرض أي مقطع، كي أضع علامة عليها إن صُحّح المقال. المدة: { $marked ->
        [zero] { $marked } يوم
        [one] يوم واحد
        [two] يومان
        [few] { $marked } أيام
        [many] { $marked } يوماً
       *[other] { $marked } يوم
    }.
    – أنني تلقيت شيئاً، برقمه وحده، كي لا يُجاب شيء مرتين. المدة: { $days ->
        [zero] { $days } يوم
        [one] يوم واحد
        [two] يومان
        [few] { $days } أيام
        [many] { $days } يوماً
       *[other] { $days } يوم
    }.
    – السؤال الذي تنتظر إجابته، مع رقمك: حتى يُجاب أو تزيله بالأمر { "\u200E" }/watching.
    – ما اخترته بالأمر { "\u200E" }/settings.
    – السؤال الذي لم تجب عنه المقالات، دون من سأله ودون العناوين وأرقام الهواتف، منذ طُرح آخر مرة. المدة: { $unanswered ->
        [zero] { $unanswered } يوم
        [one] يوم واحد
        [two] يومان
        [few] { $unanswered } أيام
        [many] { $unanswered } يوماً
       *[other] { $unanswered } يوم
    }.
    – ما تقوله عن إجابة (👍 👎)، مع السؤال واليوم، ولكن دون من قاله. وفي المجموعة أعرفك برمز لا يستطيع غيري أن يصنعه من رقمك، كي يكون لكل شخص صوت واحد في الاقتباس. المدة: { $judged ->
        [zero] { $judged } يوم
        [one] يوم واحد
        [two] يومان
        [few] { $judged } أيام
        [many] { $judged } يوماً
       *[other] { $judged } يوم
    }.

    كل هذا على جهاز من يشغّلني. لا أرسله إلى أي مكان. وما في دردشتنا موجود لدى تيليجرام أيضاً وفق قواعده.
privacy-contact = يشغّلني: { $contact }
privacy-no-contact = لم يخبرني من يشغّلني كيف يمكن الوصول إليه. اسأل من فضلك حيث وجدتني.
privacy-forget = الأمر { "\u200E" }/forget يحذف ما أحتفظ به عنك.
forget-ask = هل أحذف ما أحتفظ به عنك؟ ستتوقف الأزرار تحت إجاباتي في دردشتنا الخاصة عن العمل، ولن أخبرك بما تنتظره، وستزول إعداداتك. أما ما يُحتفظ به عن الإجابات في المجموعات وعن الآراء في الإجابات فلا يقول من أنت، ولذلك يبقى. والرسائل نفسها تحذفها أنت في تيليجرام.
forget-yes = احذف
forget-no = أبقِ
forget-done = حُذف: لم أعد أحتفظ بشيء عنك.
forget-kept = يبقى كل شيء كما كان.
forget-not-yours = هذا لمن أرسل { "\u200E" }/forget. أرسله بنفسك لتحذف ما أحتفظ به عنك.
forget-in-private = لا أرى هنا من أنت، ولذلك لا أحتفظ بشيء باسمك. أرسل إلي { "\u200E" }/forget في دردشة خاصة.

## جودة الأجوبة

quality =
    { "\u200F" }قيس ذلك على { $cases ->
        [zero] { $cases } سؤال
        [one] سؤال واحد
        [two] سؤالين
        [few] { $cases } أسئلة
        [many] { $cases } سؤالاً
       *[other] { $cases } سؤال
    } مما قيّم القراء أجوبته (المجموع { $known }، والأحدث هو ما طُرح)
quality-hit = جاء المقال الصحيح أولاً في { $share } % مما تجيب عنه المقالات (عدده { $of }).
quality-answered = ومنها أُجيب عن { $share } %، جزماً أو احتمالاً.
quality-refused = ما لا يجيب عنه أي مقال (عدده { $of }) لم يُجَب عنه في { $share } %، كما ينبغي.
quality-latency = العثور على جواب: النصف في { $p50 } م ث أو أقل، و95 % في { $p95 } م ث أو أقل.
quality-wrong = الأسئلة التي وُصف اقتباس فيها بأنه خاطئ أو قديم (عددها { $of }): تبدأ به الآن في { $share } %.
quality-unknown = وبعض الأجوبة كلها (عددها { $unknown }) لا يُعرف عنها إلا أنها خاطئة أو قديمة، لا ما هو الصحيح.
quality-can-calibrate = الأمر { $command } يضبط وفق هذه الأسئلة متى يُعدّ الجواب جواباً.
quality-cannot-calibrate = الأمر { $command } يضبط وفق أسئلة كهذه متى يُعدّ الجواب جواباً. الحد الأدنى مما تجيب عنه المقالات: { $answerable }، ومما لا تجيب عنه: { $unanswerable }.
quality-none = لم يقل أي قارئ بعد أي الأجوبة صحيح أو خاطئ (👍 👎).
quality-gone = ما قيل عن مقالات لم تعد موجودة: { $unknown }.
quality-busy = القياس جارٍ بالفعل.
quality-so-far = القياس جارٍ: طُرح { $done } من { $total } سؤالاً. الأولوية للقراء.

## ما يقوله الملف التعريفي

# 512 و120 حرفاً على الأكثر.
description =
    أبحث عن جواب سؤالك في مجموعة من المقالات الإخبارية.

    أجيب باقتباس قصير، كلمة بكلمة، وأريك أين ومتى نُشر. وإن لم يكن الجواب في المقالات، أقول ذلك.
short-description = يجيب عن الأسئلة باقتباسات حرفية من المقالات الإخبارية، مع المصدر والتاريخ.

## ما الذي فشل

# المتغيرات $error و$kind و$cure أسباب مثل هذه، أو كلام برنامج آخر بالإنجليزية؛ و$command و$other أوامر تُكتب.

reason-teaser-taken = { $error }؛ أُخذ الموجز من الخلاصة
reason-teaser-too-short = { $error }؛ لم يؤخذ الموجز من الخلاصة، فأحرفه أقل من الحد الأدنى ({ $most })
reason-more-lines = { $error }؛ أسطر أخرى لا تُقرأ: { $count }
reason-gone-one-stays = { $error }؛ يذكر هذا العنوان مقال واحد، وهو باقٍ؛ يزيله { $command } (وفي المحادثة { "\u200E" }/remove): { $ids }
reason-gone-some-stay = { $error }؛ المقالات التي تذكر هذا العنوان باقية (عددها { $count })؛ يزيل أياً منها { $command } (وفي المحادثة { "\u200E" }/remove): { $ids }
reason-gone-link-lost = { $error }؛ فقد المقال هذا الرابط وبقي، فقد أُخذ من مكان آخر أيضاً
reason-gone-here-too = { $error }، وأُزيلت هنا كذلك
reason-feed-stopped = { $error }: لن تُقرأ الخلاصة بعد الآن؛ نفّذ { $command } ثم { $other } بعنوانها الجديد
reason-robots-missing = تعذّر الحصول على robots.txt من { $site }، فلا يُجلب منه شيء الآن ({ $error })
reason-in-line = في { $name }، السطر { $line }: { $error }
reason-check-address = { $error }: تحقق من العنوان
reason-try-later = { $error }: حاول مرة أخرى لاحقاً
reason-use-open-address = { $error }: استخدم عنواناً يمكن للجميع فتحه
reason-use-other-address = { $error }: جرّب عنواناً آخر
reason-removed-for-good = { $error }: أُزيلت الصفحة نهائياً
reason-save-text = { $error }: احفظ نصه بترميز UTF-8 وأضفه
reason-save-utf8 = { $error }: احفظ النص بترميز UTF-8
reason-save-file-utf8 = { $error }: احفظ الملف بترميز UTF-8
reason-article-alone = { $error }: احفظ المقال وحده وأضفه
reason-check-path = { $error }: تحقق من المسار
reason-copy-again = { $error }: انسخ الملف مرة أخرى
reason-not-read = { $error }: لن يُقرأ الملف
reason-leave-url-out = { $error }: استخدم { "\u2066" }https://…{ "\u2069" } أو احذفه
reason-leave-address-out = { $error }: استخدم { "\u2066" }http://…{ "\u2069" } أو { "\u2066" }https://…{ "\u2069" } أو احذفه
reason-shorten-to = { $error }: اختصره، والحد الأقصى { $most }
reason-on-one-line = { $error }: اكتب { $form } في سطر واحد
reason-on-each-line = { $error }: اكتب { $form } في كل سطر
reason-one-a-line = { $error }: ضع مقالاً واحداً في كل سطر
reason-export-channel = { $error }: صدّر قناة واحدة من Telegram Desktop (تصدير سجل المحادثة بصيغة JSON) وأضف ملفها result.json
reason-export-wordpress = { $error }: في WordPress اختر «أدوات» ثم «تصدير» ثم «مقالات» وأضف الملف الناتج
reason-web-answers = يردّ { $address } بالرمز { $status }
reason-web-redirects = يُعاد توجيه { $address } أكثر مما يجوز ({ $most }): استخدم العنوان الذي ينبغي أن يؤدي إليه
reason-web-redirected-nowhere = يُعاد توجيه { $address } إلى ما ليس عنوان ويب: استخدم العنوان الذي ينبغي أن يؤدي إليه
reason-web-no-http = ليس { $address } عنوان ويب: استخدم عنواناً يبدأ بـ { "\u2066" }http://{ "\u2069" } أو { "\u2066" }https://{ "\u2069" }
reason-web-malformed = ليس { $address } عنوان ويب ({ $error }): تحقق منه
reason-web-no-address = ليس { $address } عنوان ويب
reason-web-no-url = ليس { $address } عنوان URL ({ $error })
reason-web-password = لا يُجلب عنوان ويب فيه اسم مستخدم أو كلمة مرور: احذفهما
reason-web-port = يذكر { $address } منفذ خدمة أخرى: استخدم 80 أو 443 أو منفذاً من 1024 فما فوق
reason-web-long-address = في { $address } أحرف أكثر مما يجوز (الحد الأقصى { $most }): استخدم عنواناً أقصر
reason-web-slow = لم يردّ { $address } في الوقت المناسب
reason-web-cannot-ask = لا يمكن طلب { $address } ({ $error })
reason-web-cannot-fetch = تعذّر جلب { $address } ({ $error })
reason-web-packed = يصل { $address } مضغوطاً بصيغة { $format } التي لم تُطلب: استخدم عنواناً آخر
reason-web-large = في { $address } بيانات أكثر مما يُقرأ من عنوان واحد (بالبايت: { $most })
reason-web-cut = انقطع { $address } قبل نهايته
reason-web-unresolved = تعذّر العثور على الاسم { $host } في DNS ({ $error }): تحقق منه أو حاول لاحقاً
reason-web-private = ليس { $host } على الإنترنت العام ({ $address })، فلا يُجلب
reason-web-no-name = لا يمكن أن يكون { $host } اسم موقع
reason-web-has-no-address = لا عنوان لـ { $host }
reason-web-packing-cut = بيانات { $address } مقطوعة، ولا نهاية لضغطها
reason-web-packing-large = يصبح { $address } بعد فك ضغطه أكبر مما يُقرأ من عنوان واحد: استخدم عنواناً أصغر
reason-web-packing-damaged = بيانات { $address } تالفة، ولا يمكن فك ضغطها
reason-web-busy = يُطلب من { $host } كثير غير ذلك الآن
reason-web-robots = لا يسمح { $host } لـ { $agent } بجلب { $address } (robots.txt): اسأل صاحبه
reason-web-left-alone = يُترك { $host } وشأنه، لأنه طلب ذلك أو تعطّل (بالثواني: { $count }): حاول مرة أخرى بعد ذلك
reason-web-front-page = يؤدي { $address } إلى الصفحة الرئيسية { $page } لا إلى مقال
reason-web-is-feed = إن { $address } خلاصة: تابعها بالأمر { $command }
reason-web-is-sitemap = إن { $address } خريطة موقع: أضف صفحاتها بالأمر { $command }
reason-web-is-list = يسرد { $name } مقالات وليس مقالاً: أضف صفحاتها، أو تابع خلاصتها بالأمر { $command }
reason-web-log-in = يؤدي { $address } إلى صفحة تسجيل الدخول { $page }
reason-web-kind = نوع { $address } لا يُقرأ ({ $kind }): استخدم عنوان صفحة
reason-page-missing = يقول { $name } إنه لا توجد صفحة كهذه
reason-page-log-in = الصفحة { $name } لتسجيل الدخول
reason-page-consent = الصفحة { $name } تطلب الموافقة على ملفات تعريف الارتباط ولا تعرض مقالا
reason-page-blocked = الصفحة { $name } لا تسمح بدخول الزوار
reason-page-down = تقول الصفحة { $name } إن الموقع قيد الصيانة
reason-system-unknown-name = الاسم غير معروف
reason-system-no-address = لا عنوان لهذا الاسم
reason-system-name-later = خلل مؤقت في DNS
reason-system-refused = رُفض الاتصال، { $number }
reason-system-reset = أنهى الطرف الآخر الاتصال، { $number }
reason-system-permission = لا إذن
reason-system-no-space = لم تبق مساحة
reason-system-broken = خطأ في الإدخال أو الإخراج
reason-file-forbidden = لا يُسمح بقراءة { $name }: امنح هذا المستخدم إذن القراءة
reason-file-folder = العنصر { $name } مجلد وليس ملفاً
reason-file-unreadable = تعذّرت قراءة { $name } ({ $error }): تحقق من المسار ومن القرص
reason-file-no-articles = لا مقالات في { $name }: يلزمه ملفات { $kinds } و{ $last }، ومن ‎.json و‎.xml ما فيه مقالات
reason-file-unknown = نوع { $name } غير معروف: تُقرأ ملفات { $kinds } و{ $last }، وكل منها مضغوطاً { $packed }
reason-file-large = حجم { $name } أكبر من { $most } ميغابايت: قسّمه إلى ملفات أصغر
reason-file-not-text-but = ليس { $name } نصاً، بل { $kind }
reason-file-name-pdf = { $error }: أنهِ اسمه بـ { "\u2066" }.pdf{ "\u2069" }
reason-file-name-html = { $error }: أنهِ اسمه بـ { "\u2066" }.html{ "\u2069" }
reason-file-name-gz = { $error }: أنهِ اسمه بـ { "\u2066" }.gz{ "\u2069" }
reason-file-unpack = { $error }: فك ضغطه، أو سمّه { "\u2066" }.docx{ "\u2069" } إن كان كذلك
reason-file-not-text = ليس { $name } نصاً: احفظه نصاً بترميز UTF-8 وأضفه
reason-file-perhaps-text = ليس { $name } نصاً: إن كان ينبغي أن يكون نصاً فاحفظه بترميز UTF-8
reason-file-encoding = لا يمكن الجزم بترميز { $name }
reason-file-wrong-encoding = ليس { $name } بترميز { $encoding } كما يقول عن نفسه
reason-file-not-utf8 = ليس بترميز UTF-8
reason-file-name-not-utf8 = ليس { $name } بترميز UTF-8
reason-file-utf16 = ترميز { $name } هو UTF-16
reason-kind-of-file-pdf = ملف PDF
reason-kind-of-file-page = صفحة ويب
reason-kind-of-file-word = مستند Word
reason-kind-of-file-zip = أرشيف zip أو مستند مكتبي
reason-kind-of-file-a-archive = أرشيف { $format }
reason-kind-of-file-an-archive = أرشيف { $format }
reason-kind-of-file-image = صورة
reason-kind-of-file-old-office = مستند مكتبي قديم
reason-kind-of-file-rich-text = مستند RTF
reason-kind-of-file-program = برنامج
reason-kind-of-file-database = قاعدة بيانات
reason-kind-of-file-none = بلا نوع
reason-document-password = لا يُفتح { $name } إلا بكلمة مرور: احفظه من دونها
reason-document-damaged = الملف { $name } تالف، أو أنه شيء آخر غير { $kind }: افتحه واحفظه من جديد
reason-document-other = الملف { $name } شيء آخر غير { $kind }: احفظه كذلك، أو احفظه نصاً
reason-document-bomb = يصبح { $name } بعد فك ضغطه أكبر بكثير من أي مستند
reason-document-memory = يحتاج { $name } إلى ذاكرة أكثر مما يؤمَن إعطاؤه لملف واحد: قسّمه، أو احفظ نصه
reason-document-long = في { $name } أحرف أكثر مما يجوز (الحد الأقصى { $most }): قسّمه إلى أجزاء
reason-document-slow = تستغرق قراءة { $name } أطول مما يجوز (الحد الأقصى بالثواني: { $most }): قسّمه، أو احفظ نصه
reason-document-old-word = الملف { $name } مستند Word قديم أو محمي بكلمة مرور: احفظه بصيغة DOCX من دونها
reason-document-no-text = لا نص في { $name }: اكتب المقال تحت عنوانه، ثم أضفه مرة أخرى
reason-document-only-pictures = لا نص في { $name }، بل صور فقط: استخرج نصه بالتعرف الضوئي (OCR، مثلاً { $command }) وأضف الناتج
reason-page-large = حجم { $name } أكبر من { $most } ميغابايت
reason-page-many-elements = في { $name } عناصر أكثر مما يجوز (الحد الأقصى { $most })
reason-page-no-text = لا نص لمقال في { $name }: أضف صفحة مقال واحد كما تظهر دون تسجيل الدخول
reason-page-no-page = ليس { $name } صفحة ويب: احفظه بصيغة HTML أو نصاً
reason-packed-twice = الملف { $name } مضغوط مرتين: فك ضغطه مرة واحدة وأضف الناتج
reason-packed-bomb = يصبح { $name } بعد فك ضغطه أكبر بكثير مما هو
reason-stored-short = الملف مقطوع
reason-packed-short = الملف { $name } مقطوع
reason-packed-damaged = الملف { $name } تالف ({ $error })
reason-text-empty = الملف { $name } فارغ: اكتب عنواناً في سطره الأول والنص تحته
reason-text-only-title = ليس في { $name } سوى عنوان: اكتب النص تحته
reason-text-addresses = يسرد الملف { $name } عناوين ويب ولا يحوي مقالا: أضف العناوين نفسها
reason-text-date = التاريخ في { $name } هو { $date }: اكتبه هكذا: { $command }
reason-markdown-no-text = لا نص في { $name }: اكتب المقال تحت عنوانه
reason-markdown-yaml = ليس بصيغة YAML ({ $error }): ضع القيمة بين علامتي اقتباس، مثلاً { "\u2066" }title: "A: b"{ "\u2069" }
reason-markdown-no-yaml = ليس بصيغة YAML: اكتب أسطراً مثل { $command } بين علامتي { "\u2066" }---{ "\u2069" }
reason-markdown-draft = الملف { $name } مسودة كما تقول { $command } في أسطره الأولى: غيّر ذلك لنشره
reason-markdown-toml = ما بين علامتي { "\u2066" }+++{ "\u2069" } في { $name } ليس بصيغة TOML ({ $error }): اكتب أسطراً مثل { $command }
reason-markdown-not-text = في { $name }: ليست قيمة { $key } في الأسطر الأولى نصاً
reason-lines-large = أكبر من { $most } ميغابايت
reason-lines-blank = قبله أسطر فارغة أكثر مما يجوز
reason-lines-no-text = لا "text" في المقال: يلزم كل سطر { $form }
reason-lines-no-json = ليس بصيغة JSON ({ $error }، العمود { $column })
reason-lines-odd-json = صيغة JSON ليست لمقال
reason-lines-no-object = ليس كائن JSON، بل { $kind }
reason-lines-date = التاريخ { $date } ليس يوماً: اكتبه مثل { "\u2066" }"2021-03-29"{ "\u2069" }
reason-lines-value = قيمة { $key } هي { $kind }: اكتبها نصاً، أو احذفها
reason-lines-none = لا مقالات في { $name }: اكتب مقالاً في كل سطر، مثل { $form }
reason-kind-of-value-flag = قيمة true أو false
reason-kind-of-value-number = عدد
reason-kind-of-value-list = قائمة
reason-kind-of-value-object = كائن
reason-kind-of-value-string = نص
reason-export-account = الملف { $name } تصدير لحساب كامل
reason-export-no-channel = الملف { $name } بصيغة JSON، لكنه ليس تصديراً لقناة
reason-export-list = الملف { $name } قائمة بصيغة JSON: احفظه بصيغة أسطر JSON ‏(.jsonl)، مقال في كل سطر
reason-export-article = الملف { $name } مقال بصيغة JSON: احفظه بصيغة أسطر JSON ‏(.jsonl)، مقال في كل سطر
reason-export-ghost = الملف { $name } تصدير من Ghost، وهذا لا يُقرأ: أضف موقعه بالأمر `dateline add https://…/sitemap.xml`
reason-export-chat = الملف { $name } تصدير لمحادثة ليست قناة
reason-export-html = الملف { $name } سجل محادثة بصيغة HTML
reason-export-no-posts = لا منشورات فيها نص في { $name }
reason-export-no-wordpress = الملف { $name } بصيغة XML، لكنه ليس تصديراً من WordPress
reason-export-no-whole-posts = لا منشورات منشورة بنصها الكامل في { $name }
reason-export-short = الملف { $name } مقطوع، أو ليس بصيغة JSON ({ $error })
reason-export-no-object = الملف { $name } مقطوع، أو ليس كائن JSON
reason-export-odd-json = الملف { $name } صيغة JSON فيه ليست لتصدير
reason-article-without-title = مقال بلا عنوان
reason-article-no-text = { $kind } بلا نص: اكتبه تحت العنوان
reason-article-long = { $kind } طويل (عدد أحرفه { $count }): قسّمه إلى أجزاء لا يزيد كل منها على { $most }
reason-article-title-long = { $kind } عنوانه طويل (عدد أحرفه { $count }): اختصره إلى { $most }
reason-article-id-long = { $kind } معرّفه طويل (عدد أحرفه { $count }): اختصره إلى { $most }
reason-too-many-characters = عدد أحرف { $key }: { $count }
reason-date-to-come = التاريخ في { $name } هو { $date }، واليوم { $today }: حُفظ المقال بلا تاريخ؛ صحّحه وأضف المقال مرة أخرى
reason-dates-to-come = في { $name } تواريخ مثل { $date } (عددها { $count })، واليوم { $today }: حُفظت هذه المقالات بلا تواريخ؛ صحّحها وأضف الملف مرة أخرى
reason-feed-large = حجم { $address } أكبر من { $most } ميغابايت، وهو أكثر مما يُقرأ من خلاصة
reason-feed-many-tags = في { $address } وسوم أكثر مما يُقرأ من خلاصة (الحد الأقصى { $most })
reason-feed-no-feed = ليس { $address } خلاصة: استخدم عنوان خلاصته بصيغة RSS أو Atom أو JSON Feed
reason-feed-cut-json = تعذّرت قراءة { $address } كخلاصة، أو انقطع ({ $error })
reason-feed-unreadable = تعذّرت قراءة { $address } كخلاصة ({ $error })
reason-feed-cut = انقطع { $address } قبل نهايته: ستُقرأ الخلاصة مرة أخرى، وقد أُخذ ما كان فيها
reason-feed-no-page = لا صفحة له لإعادة المحاولة، وهو ينتظر أن تغيّره الخلاصة
reason-feed-page-shorter = يعرض { $address } أقل مما في الخلاصة نفسها: لا يلزم فعل شيء
reason-feed-page-shared = { $address } صفحة لعدة مقالات، ولا تعرض من هذا المقال أكثر مما في الخلاصة: لا يلزم فعل شيء
reason-feed-page-other = يعرض { $address } نصاً غير الذي تتحدث عنه الخلاصة: افتح الصفحة لترى السبب
reason-removed-here = في { $name } مقال أُزيل هنا ويبقى كذلك: أضفه يدوياً إن أردت عودته
reason-unexpected = خطأ غير متوقع عند القراءة ({ $error }): نفّذ { $command }
reason-folder-missing = المجلد { $folder } غير موجود: صِل قرصه، أو نفّذ { $command }
reason-folder-forbidden = لا يُسمح بعرض محتوى { $folder }: امنح هذا المستخدم إذن القراءة
reason-folder-unlisted = تعذّر عرض محتوى { $folder } ({ $error }): تحقق من قرصه
reason-folder-inner-unlisted = تعذّر عرض محتوى { $folder } ({ $error }): امنح هذا المستخدم الإذن
reason-folder-other-disk = المجلد { $folder } على قرص آخر (ملفات مفقودة: { $count }): صِل القرص الصحيح، أو نفّذ { $command } وراقبه من جديد
reason-folder-file-gone = لم يعد الملف { $name } موجوداً: سيُشطب عند النظر التالي
reason-machine-see-log = انظر السجل
reason-machine-disk-low = بقي على قرص { $folder } من المساحة { $count } ميغابايت: أفسح مكاناً
reason-machine-being-written = عملية أخرى تكتب في المكتبة (منذ ثوانٍ عددها { $count }): إن لم يكن يُضاف شيء فابحث عنها وأنهِها
reason-machine-holds-one = في المكتبة { $folder } مقال واحد
reason-machine-holds = عدد المقالات في المكتبة { $folder }: { $count }
reason-machine-index-one = في الفهرس المقطع الوحيد
reason-machine-index-all = في الفهرس كل المقاطع ({ $count })
reason-machine-index-lacks-one = في الفهرس { $found } مقابل مقطع واحد: نفّذ { $command }
reason-machine-index-lacks = عدد المقاطع في الفهرس { $found } من { $count }: نفّذ { $command }
reason-machine-index-behind-one = الفهرس متأخر بتغيير واحد ويلحق وحده: إن لم يفعل فانظر السجل
reason-machine-index-behind = الفهرس متأخر ويلحق وحده (تغييرات لم تصله: { $count }): إن لم يفعل فانظر السجل
reason-machine-in-use = الملف { $name } تستخدمه عملية أخرى: حاول مرة أخرى حين تنتهي
reason-machine-many-readers = الملف { $name } يقرؤه كثيرون في آن واحد: حاول مرة أخرى
reason-machine-text-changed = نص { $id } ليس ما حُفظ: أعد نسخة من { $name }، أو أزل المقال وأضفه من جديد
reason-machine-new-index = { $error }: فهرس فيه فقط، فلم يضع شيء: نفّذ { $command }
reason-machine-look = { $error }: تحقق بالأمر { $command } هل يمكن إصلاحه، وإلا فأعد نسخة احتياطية بالأمر { $other }، أو انقله وابدأ من جديد
reason-machine-replaced = حُذف { $name } أو استُبدل والبوت يعمل: أعد تشغيل البوت
reason-machine-put-back = { $error }: أعد نسخة احتياطية بالأمر { $command }، أو انقله وابدأ من جديد
reason-machine-notes-damaged = الملف { $name } تالف: أوقف البوت ونفّذ { $command }، فهو يضعه جانباً ويحتفظ بما تمكن قراءته
reason-machine-cannot-write = تعذّرت الكتابة في { $name } ({ $error }): اجعله ومجلده قابلين للكتابة، أو اختر غيره بالخيار { "\u2066" }--data{ "\u2069" }
reason-machine-cannot-read = تعذّرت قراءة { $name } ({ $error }): امنح هذا المستخدم إذن القراءة والكتابة في مجلده، أو اختر غيره بالخيار { "\u2066" }--data{ "\u2069" }
reason-machine-cannot-open = تعذّر فتح { $name }: امنح هذا المستخدم إذن قراءته وقراءة مجلده والكتابة فيهما، أو اختر غيره بالخيار { "\u2066" }--data{ "\u2069" }
reason-machine-disk-full = قرص { $name } ممتلئ: أفسح مكاناً وحاول مرة أخرى
reason-machine-disk-fails = قرص { $name } ممتلئ أو معطوب ({ $error }): أفسح مكاناً، أو افحص القرص
reason-machine-forbidden = لا يُسمح باستخدام { $place }: امنح هذا المستخدم إذن القراءة والكتابة في { $folder }
reason-machine-read-only = تعذّرت الكتابة في { $place }، فقرصه للقراءة فقط: اختر مجلداً آخر بالخيار { "\u2066" }--data{ "\u2069" }
reason-machine-no-room = لم تعد الكتابة ممكنة في { $folder } ({ $error }): أفسح مكاناً وحاول مرة أخرى
reason-machine-folder = العنصر { $place } مجلد، وينبغي أن يكون ملفاً: { $cure }
reason-machine-file = العنصر { $place } ملف، وينبغي أن يكون مجلداً: انقله. { $cure }
reason-machine-cannot-use = تعذّر استخدام { $place } ({ $error }): افحص القرص. { $cure }
reason-machine-no-database = العنصر { $place } { $kind }، وينبغي أن يكون قاعدة بيانات: انقله، أو أعد نسخة احتياطية
reason-kind-of-file-folder = مجلد
reason-kind-of-file-no-file = ليس ملفاً
reason-machine-other = { $name }: { $error }: نفّذ { $command }
reason-file-missing = لا يوجد ملف { $name }
reason-article-named = المقال { $title }
