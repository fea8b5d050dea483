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
