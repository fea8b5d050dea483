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
