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
command-doctor = Что не так и как это исправить

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

## Что не так

doctor-telegram = В Telegram
doctor-channels = В каналах
doctor-machine = На моём компьютере
doctor-not-told = Telegram мне этого не сообщил. Пожалуйста, спросите ещё раз немного позже.
doctor-joins = Меня можно добавлять в группы.
doctor-joins-not = Меня нельзя добавлять в группы.
doctor-privacy-off = Режим приватности выключен: в группах я получаю все сообщения, и упоминание до меня дойдёт.
doctor-privacy-on = Режим приватности включён: в группах я получаю команды мне и ответы мне. Упоминание может до меня не дойти, если я там не администратор.
doctor-inline = Меня можно спрашивать из любого чата.
doctor-inline-not = Меня нельзя спрашивать из других чатов.
doctor-chosen = Мне сообщают, какие карточки выбраны.
doctor-chosen-not = Мне ещё не сообщали ни об одной выбранной карточке. Включено ли это, Telegram не говорит.
doctor-steps = Чтобы это изменить, напишите @BotFather, в таком порядке. Что вас устраивает, может остаться как есть.
doctor-step-joins = /setjoingroups, выберите меня, Enable.
doctor-step-privacy = Для упоминаний: /setprivacy, выберите меня, Disable. Затем удалите меня из каждой группы и добавьте снова: до этого там действует прежний режим.
doctor-step-inline = /setinline, выберите меня и отправьте несколько слов, например: Спросить новости
doctor-step-feedback = /setinlinefeedback, выберите меня, Enabled.
doctor-channel-on = его посты становятся статьями, и я отвечаю там на /ask.
doctor-channel-off = я отвечаю там на /ask. Посты станут статьями, когда вы включите канал командой /channels.
doctor-channel-mute = мне нельзя там публиковать. Дайте мне право публиковать сообщения, чтобы я мог отвечать на /ask.
doctor-channel-lost = я там больше не администратор и не получаю постов. Назначьте меня снова.
doctor-more-channels =
    { $channels ->
        [one] и ещё { $channels } канал
        [few] и ещё { $channels } канала
        [many] и ещё { $channels } каналов
       *[other] и ещё { $channels } канала
    }
doctor-writes = Мне можно здесь писать.
doctor-mute = Мне нельзя писать в этой группе. Разрешите участникам отправлять сообщения или сделайте меня администратором.
doctor-asking = До меня дойдёт ответ на одно из моих сообщений, а также:
doctor-hears-all-as-administrator = Я здесь администратор и получаю все сообщения, поэтому упоминание до меня дойдёт.
doctor-added-before = Если упоминание всё же не доходит, меня добавили сюда до выключения режима приватности: удалите меня из этой группы и добавьте снова.
doctor-hear-all = Для упоминаний сделайте меня администратором этой группы; или выключите режим приватности командой /setprivacy у @BotFather, затем удалите меня из этой группы и добавьте снова.
doctor-topics = Я отвечаю в теме, где задан вопрос.
doctor-closed-topics = В закрытой теме я могу отвечать только как администратор.
