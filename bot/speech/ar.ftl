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
