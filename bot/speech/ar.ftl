# ما يقوله البوت بالعربية.

## الأوامر

command-ask = اطرح سؤالاً
command-verify = تحقق من اقتباس
command-watching = الإجابات التي تنتظرها
command-settings = كيف أجيب هنا
command-help = كيف يعمل هذا البوت
command-add = أضف الصفحات من هذه الروابط
command-remove = أزل مقالاً
command-channels = القنوات التي تؤخذ منشوراتها
command-sources = من أين تأتي المقالات وما الذي فشل

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
