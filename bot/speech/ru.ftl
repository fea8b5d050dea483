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
command-unanswered = Вопросы без ответа

## Вопросы без ответа

unanswered = О чём спрашивали напрасно, самые частые вопросы сверху. Кто спрашивал, я не храню, адреса и номера телефонов убираю, а сам вопрос удаляю, если его не задавали { $days ->
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }.
no-unanswered = Нет ни одного вопроса, на который я не смог бы ответить.
unanswered-times =
    { $times ->
        [one] Задан { $times } раз, последний раз: { $last }.
        [few] Задан { $times } раза, последний раз: { $last }.
        [many] Задан { $times } раз, последний раз: { $last }.
       *[other] Задан { $times } раза, последний раз: { $last }.
    }
unanswered-again = Есть ли теперь ответ?
answered-meanwhile = ✓ Теперь ответ есть.
perhaps-answered-meanwhile = ~ Теперь ответ, возможно, есть.
page-of = Страница { $number } из { $total }
