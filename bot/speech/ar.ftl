# ما يقوله البوت بالعربية.

## الأوامر

command-ask = اطرح سؤالاً
command-verify = تحقق من اقتباس
command-watching = الإجابات التي تنتظرها
command-help = كيف يعمل هذا البوت
command-add = أضف الصفحات من هذه الروابط
command-remove = أزل مقالاً
command-channels = القنوات التي تؤخذ منشوراتها
command-sources = من أين تأتي المقالات وما الذي فشل
command-unanswered = أسئلة لم يُعثر لها على جواب
command-stats = أرقام: الأسئلة والأجوبة والمقالات
command-doctor = ما الخلل وكيف يُصلَح

## أسئلة بلا جواب

unanswered = ما سأل عنه الناس دون جدوى، والأكثر تكرارًا أولًا. لا أحتفظ بأسماء السائلين، وأحذف العناوين وأرقام الهواتف، وأحذف السؤال إذا لم يُطرح مجددًا خلال { $days ->
        [zero] { $days } يوم
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
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
page-of = الصفحة { $number } من { $total }

## أرقام

stats = أرقام: { $days } (الأيام بتوقيت UTC)
stats-today = اليوم
stats-days =
    { $days ->
        [zero] { $days } يوم
        [one] يوم واحد
        [two] يومان
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }
stats-questions = الأسئلة: { $counts }
stats-strong = – أُجيب عنها: { $counts }
stats-perhaps = – ربما أُجيب عنها: { $counts }
stats-none = – بلا جواب: { $counts }
stats-failed = – تعذّرت: { $counts }
stats-inline = الطلبات من محادثات أخرى: { $counts }
stats-chosen = البطاقات المُرسلة منها: { $counts }
stats-good = 👍 { $counts }
stats-bad = 👎 { $counts }
stats-articles = المقالات المضافة: { $counts }
stats-pending = المقاطع التي تنتظر متجهاتها: { $passages }
stats-waiting = الرسائل والضغطات قيد المعالجة: { $updates }
stats-doubles = الأجوبة التي ربما أُرسلت مرتين، منذ البداية: { $answers }
stats-latency = العثور على جواب: النصف في { $p50 } م‌ث أو أقل، و95٪ في { $p95 } م‌ث أو أقل (عدد آخر الأسئلة منذ تشغيلي: { $questions })
stats-no-latency = لم أُجب عن أي سؤال منذ تشغيلي.

## ما الخلل

doctor-telegram = في تيليجرام
doctor-channels = في القنوات
doctor-machine = على جهازي
doctor-not-told = لم يخبرني تيليجرام بذلك. يُرجى السؤال مجددًا بعد قليل.
doctor-joins = يمكن إضافتي إلى المجموعات.
doctor-joins-not = لا يمكن إضافتي إلى المجموعات.
doctor-privacy-off = وضع الخصوصية مُعطَّل: تصلني في المجموعات كل رسالة، فتصلني الإشارة إليّ.
doctor-privacy-on = وضع الخصوصية مُفعَّل: تصلني في المجموعات الأوامر الموجهة إليّ والردود عليّ. وقد لا تصلني الإشارة إليّ إلا حيث أكون مشرفًا.
doctor-inline = يمكن سؤالي من أي محادثة.
doctor-inline-not = لا يمكن سؤالي من محادثات أخرى.
doctor-chosen = أُبلَّغ بالبطاقات التي يقع عليها الاختيار.
doctor-chosen-not = لم أُبلَّغ قط ببطاقة وقع عليها الاختيار. ولا يخبر تيليجرام هل هذا مُفعَّل.
doctor-steps = لتغيير ذلك، اكتبوا إلى @BotFather بهذا الترتيب. وما يناسبكم يمكن أن يبقى كما هو.
doctor-step-joins = ‏/setjoingroups، ثم اختياري، ثم Enable.
doctor-step-privacy = من أجل الإشارات: ‏/setprivacy، ثم اختياري، ثم Disable. وبعد ذلك أزيلوني من كل مجموعة وأضيفوني من جديد: فحتى ذلك الحين يسري فيها الوضع القديم.
doctor-step-inline = ‏/setinline، ثم اختياري، ثم إرسال بضع كلمات مثل: اسأل الأخبار
doctor-step-feedback = ‏/setinlinefeedback، ثم اختياري، ثم Enabled.
doctor-channel-on = تصبح منشوراتها مقالات، وأجيب فيها عن ‎/ask.
doctor-channel-off = أجيب فيها عن ‎/ask. وتصبح منشوراتها مقالات بعد تفعيلها بالأمر ‎/channels.
doctor-channel-mute = لا يحق لي النشر فيها. امنحوني حق نشر الرسائل كي أجيب عن ‎/ask.
doctor-channel-lost = لم أعد مشرفًا فيها، فلا تصلني منشوراتها. اجعلوني مشرفًا من جديد.
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
doctor-mute = لا يحق لي الكتابة في هذه المجموعة. اسمحوا لأعضائها بإرسال الرسائل، أو اجعلوني مشرفًا.
doctor-asking = يصلني الرد على إحدى رسائلي، ويصلني كذلك:
doctor-hears-all-as-administrator = أنا مشرف هنا وتصلني كل رسالة، فتصلني الإشارة إليّ.
doctor-added-before = إن لم تصلني الإشارة رغم ذلك فقد كنت هنا قبل تعطيل وضع الخصوصية: أزيلوني من هذه المجموعة وأضيفوني من جديد.
doctor-hear-all = من أجل الإشارات اجعلوني مشرفًا في هذه المجموعة؛ أو عطّلوا وضع الخصوصية بالأمر ‎/setprivacy لدى @BotFather، ثم أزيلوني من هذه المجموعة وأضيفوني من جديد.
doctor-topics = أجيب في الموضوع الذي طُرح فيه السؤال.
doctor-closed-topics = في الموضوع المغلق لا أستطيع الإجابة إلا مشرفًا.
