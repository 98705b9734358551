# Названия периодов и сохранённых фильтров.
period-name = Название
period-name-hint = Война, второй этап, срок её полномочий
period-from = С
period-from-hint = 1911, 1911-05, 04.05.1911
period-to = По
period-to-hint = Пусто, если ещё не закончился
period-taken = Период «{ $name }» уже есть; он переместится сюда
period-range = От одной даты до более поздней; одну можно не указывать
change-period = Назвать период «{ $name }»
delete = Удалить
change-no-period = Удалить период «{ $name }»
cancel = Отмена
filter-name-hint = Как вы его назовёте
filter-keep = Сохранить
change-filter = Сохранить фильтр «{ $name }»

# Что можно спросить: заголовок, подсказка в поле и что сказать, если ничего нет.
ask-who = Кто участвует
    .hint = Имя
ask-tags = Метки
    .hint = Метка
ask-note = Заметка
    .hint = Что нужно запомнить
ask-picture = Изображение
    .hint = Путь к изображению
ask-color = Цвет
ask-lane = Дорожка
    .hint = Название дорожки
ask-same = То же событие, что
ask-split = Какое предложение о другом событии
    .none = О нём говорит только одно предложение.
ask-alike = Все подобные
    .hint = Введите, чтобы сузить список; слово или дату можно отнести ко всем
    .none = Других подобных событий нет.
ask-rename = Новое имя
ask-same-name = То же, что
    .kinds = Они прочитаны как имена двух видов, а такие никогда не объединяются.
ask-kind = Что это за имя
ask-dates = Как читать его даты
    .hint = Введите, чтобы сузить список, или день написания
ask-split-name = Что относится к кому-то другому
    .none = Это стоит только в одном месте.
split-document = Все в «{ $document }» ({ $n })
change-split-document = «{ $name }» в «{ $document }» — кто-то другой
change-split-place = Одно «{ $name }» в «{ $document }» — кто-то другой
change-these-same = Все эти имена ({ $n }) — «{ $name }»
ask-hidden = Скрытые события
    .none = Скрытых событий нет.
ask-unplaced = Сказанное вами, у которого теперь нет точного места
    .none = Всё сказанное вами на своём месте.
ask-narrow = Введите, чтобы сузить список
ask-type-it = Введите и нажмите Enter.
ask-nothing = Ничего с таким названием нет.

# Собственное событие.
add-what = Что
add-what-hint = Что произошло
add-when = Когда
add-no-day = Пусто, если день неизвестен
add-words-say = В этих словах: «{ $words }»
add-sentence-says = В их предложении: «{ $words }»
add-spoken-before = Перед ними шла речь о «{ $words }»
add-says-so = Так сказано: «{ $words }»
add = Добавить
change-add = Добавить «{ $event }»

# Что говорится сразу о нескольких событиях; $events — одна из трёх групп ниже.
change-same-event = «{ $a }» и «{ $b }» — одно событие
change-another-event = Другое событие, не «{ $event }»
alike-called = все с названием «{ $name }» ({ $n })
alike-kind = все вида «{ $kind }» ({ $n })
alike-document = все только из { $document } ({ $n })
alike-one-step = один шаг, который можно отменить
alike-confirm = Подтвердить: { $events }
alike-hide = Скрыть: { $events }
alike-date = Дата «{ $typed }»: { $events }
alike-color = { $color }: { $events }
alike-tag = Метка «{ $typed }»: { $events }
alike-lane = На дорожку «{ $typed }»: { $events }
alike-call = Назвать «{ $typed }»: { $events }

say-written-then = день написания
say-day-first = 03/04 — это 3 апреля
say-month-first = 03/04 — это 4 марта
say-counted-like = «в прошлом году», «в мае»
change-dates-leave = Пусть Dateline решает, как читать даты: { $whose }

# Что можно сказать об имени.
not-a-person = Не человек
not-a-project = Не проект
not-an-organisation = Не организация
not-a-name = Не имя
change-person = «{ $name }» — человек
change-project = «{ $name }» — проект
change-organisation = «{ $name }» — организация
change-place = «{ $name }» — место
change-series = «{ $name }» — серия
change-work = «{ $name }» — произведение

# Что можно придать событию.
change-without = «{ $name }» не участвует в «{ $event }»
change-with = «{ $name }» участвует в «{ $event }»
own-takes-part = участвует; выберите, чтобы убрать
own-new-person = новый человек
own-new-project = новый проект
own-new-organisation = новая организация
own-new-place = новое место
own-new-series = новая серия
own-new-work = новое произведение
change-no-tag = Снять метку «{ $tag }» с «{ $event }»
own-take-off = выберите, чтобы снять
change-tag = Пометить «{ $event }» как «{ $tag }»
change-lane = «{ $event }» на дорожку «{ $lane }»
change-no-lane = Убрать «{ $event }» с дорожки «{ $lane }»
own-no-lane = Без собственной дорожки
change-note = Заметка о «{ $event }»
change-no-note = Удалить заметку о «{ $event }»
own-delete-note = Удалить заметку
change-picture = Изображение для «{ $event }»
change-no-picture = Без изображения: «{ $event }»
own-no-picture = Без изображения
own-color = Цвет { $n }
own-lane-color = Цвет его дорожки
change-color = Цвет «{ $event }»

# Скрытое и то, у чего нет точного места.
change-show = Снова показать «{ $event }»
unplaced-more = { $change } и ещё { $n }
unplaced-say-of = Отнести к «{ $event }»: { $change }
unplaced-leave = Отложить: { $change }
change-leave = Отложить: { $change }
unplaced-meant = Имеются в виду эти слова: { $change }
change-meant = Имелось в виду: { $change }
unplaced-no-date = нет даты
unplaced-now-say = в документах теперь { $now }, а не { $then }
unplaced-apart = Оставить порознь: { $change }
unplaced-holds = Сказанное вами в силе: { $change }
change-holds = В силе: { $change }
unplaced-take = Принять то, что говорят документы: { $change }
change-take = Принять дату из документов: { $change }
