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
command-stats = Числа: вопросы, ответы, статьи

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

## Числа

stats = Числа: { $days } (дни по UTC)
stats-today = сегодня
stats-days =
    { $days ->
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }
stats-questions = Вопросы: { $counts }
stats-strong = – с ответом: { $counts }
stats-perhaps = – возможно, с ответом: { $counts }
stats-none = – без ответа: { $counts }
stats-failed = – с ошибкой: { $counts }
stats-inline = Запросы из других чатов: { $counts }
stats-chosen = Отправленные из них карточки: { $counts }
stats-good = 👍 { $counts }
stats-bad = 👎 { $counts }
stats-articles = Добавленные статьи: { $counts }
stats-pending = Отрывки, ещё не получившие векторов: { $passages }
stats-waiting = Сообщения и нажатия в работе: { $updates }
stats-doubles = Ответы, возможно отправленные дважды, за всё время: { $answers }
stats-latency = Поиск ответа: половина не дольше { $p50 } мс, 95 % не дольше { $p95 } мс (последние вопросы с момента запуска: { $questions })
stats-no-latency = С момента запуска я ещё не отвечал на вопросы.
