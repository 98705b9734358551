inspector-how = Откуда это известно

# Названия изменений: для отмены и истории.
change-words = Переименовать «{ $event }»
change-date = Указать дату «{ $event }»
change-confirm = Подтвердить «{ $event }»
change-hide = Скрыть «{ $event }»
change-no-name = «{ $name }» — не имя
change-same = «{ $a }» — это «{ $b }»
change-different = «{ $a }» — это не «{ $b }»
change-rename = Назвать «{ $name }» «{ $new }»

# Страница события.
badge-confirmed = подтверждено
badge-edited = изменено вами
badge-added = добавлено вами
badge-meant = это имелось в виду?
badge-meant-hint = Вы сказали это о словах, которые с тех пор изменились; нажмите U, чтобы решить
badge-planned = запланировано
badge-cancelled = отменено
date-as-written = Как написано и как дата EDTF (ISO 8601-2)
date-like = 18.12.1990, 1990-12, 198X, 2000/..
date-field = Дата
date-what = День, месяц, год или период
date-not-yet = Это ещё не дата; попробуйте «18.12.1990» или «1990-12»
disputed-both-ways = Можно прочитать двояко
disputed-moved = Дата была перенесена
disputed-sources = Источники расходятся
disputed-one = { $date } — { $documents }
disputed-several = { $date } ({ $n ->
    [one] { $n } источник
    [few] { $n } источника
   *[other] { $n } источников
}) — { $documents }
disputed-take = Принять эту дату
source-written = { $document }, написан { $date }
button-confirm = Подтвердить
button-edit-date = Изменить дату…
button-edit-words = Изменить название…
button-hide = Скрыть
button-one-line = Одной строкой
button-each-time = Показать каждый раз
button-more = Ещё…
own-tags = Метки
own-lane = Дорожка
own-note = Ваша заметка
own-picture = Изображение
sources-one = Источник
sources-in = { $documents ->
    [one] { $documents } документ
    [few] { $documents } документа
   *[other] { $documents } документов
}, независимых: { $n } (остальные – копии)
sources = { $n ->
    [one] { $n } источник
    [few] { $n } источника
   *[other] { $n } источников
}
source-says = { " " }· дата там: { $date }
who-took-part = Кто участвовал
also-named = Также упомянуты
beside-project = До и после: { $name }
beside-this = Это событие
beside-all = { $n ->
    [one] Показать { $n } событие
    [few] Показать все { $n } события
   *[other] Показать все { $n } событий
}
beside-all-hint = Снимает поиск и всё, что сужает ленту времени
n-of-events = { $n } из { $all ->
    [one] { $all } события
   *[other] { $all } событий
}
series-number = номер { $number }
select = Выбрать { $name }
select-hint = Щёлкните, чтобы выбрать
go-to = Перейти: { $date }: { $event }
page-event = Событие
page-document = Документ

# Страница имени.
roles = Роли
role-documents = в { $n ->
    [one] { $n } документе
   *[other] { $n } документах
}
also-written = Другие написания
how-often = Как часто
and-more-on-timeline = и ещё { $n } на ленте времени
why-one-person = Почему это один человек
why-one-project = Почему это один проект
why-one-organisation = Почему это одна организация
why-one = Почему это одно и то же
why-not-one = Что говорит против
entity-when = Когда
run-by = Проводит
funded-by = Финансирует
according-to = согласно { $document }
show-where = Показать, где это сказано
named-in = Упоминается в
named-times = { $document } ({ $n ->
    [one] { $n } раз
    [few] { $n } раза
   *[other] { $n } раз
})
