# Что бот говорит по-русски.

## Команды

command-ask = Задать вопрос
command-verify = Проверить цитату
command-watching = Ответы, которых вы ждёте
command-settings = Как я здесь отвечаю
command-help = Как работает этот бот
command-add = Добавить страницы по этим ссылкам
command-remove = Убрать статью
command-channels = Каналы, публикации которых добавляются
command-sources = Откуда берутся статьи и что не удалось

## Что выбрано для чата

settings-of-chat = Настройки этого чата
settings-of-person = Ваши настройки
settings-language = Язык: { $name }
settings-language-own = свой у каждого читателя
settings-language-telegram = как в вашем Telegram
settings-outlets = Издания: { $which }
settings-outlets-all = Все издания
settings-outlets-chosen = { $count ->
    [one] выбрано { $count }
    [few] выбраны { $count }
    [many] выбрано { $count }
   *[other] выбрано { $count }
}
settings-certain = Ответы: только те, в которых я уверен
settings-also-weak = Ответы: и те, что начинаются с «Возможно»
settings-speaking = Здесь я отвечаю.
settings-quiet = Здесь я молчу и отвечаю только администраторам об этих настройках.
settings-change-language = Язык
settings-change-outlets = Издания
settings-be-certain = Только уверенные ответы
settings-be-open = И «Возможно»
settings-be-quiet = Молчать здесь
settings-speak = Снова отвечать
settings-done = Готово
settings-back = ◂ Настройки
settings-back-a-page = ◂
settings-on-a-page = ▸
settings-choose-language = На каком языке мне говорить здесь? Цитаты остаются такими, как были опубликованы.
settings-choose-outlets = Выберите издания, в которых я ищу. Если не выбрано ни одного, я ищу во всех.
settings-no-outlets = В статьях не указаны издания, которые можно было бы выбрать.
settings-not-yours = Менять настройки этого чата могут только его администраторы.
chat-quiet = Сейчас я молчу в этом чате. Его администраторы могут изменить это командой /settings.

## Кому отвечает бот и как часто

closed-person = Я отвечаю только тем, кого допустил мой владелец. Если вы хотите быть среди них, сообщите ему свой номер: { $number }
closed-chat = Для этого чата я не открыт. Мой владелец может открыть меня по его номеру: { $number }
closed-here = Здесь я отвечаю только тем, кого допустил мой владелец.
closed-inline = Я отвечаю только тем, кто допущен
limit-person = Вы спрашиваете быстрее, чем мне можно отвечать: { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
    [many] { $count } вопросов
   *[other] { $count } вопроса
} в минуту. Пожалуйста, спросите ещё раз чуть позже.
limit-chat = Здесь спрашивают так много, что я не успеваю: в одном чате мне можно отвечать на { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
    [many] { $count } вопросов
   *[other] { $count } вопроса
} в минуту. Пожалуйста, спросите ещё раз чуть позже.
