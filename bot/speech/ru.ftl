# Что бот говорит по-русски.

## Команды

command-ask = Задать вопрос
command-verify = Проверить цитату
command-watching = Ответы, которых вы ждёте
command-help = Как работает этот бот
command-add = Добавить страницы по этим ссылкам
command-remove = Убрать статью
command-channels = Каналы, публикации которых добавляются
command-sources = Откуда берутся статьи и что не удалось
