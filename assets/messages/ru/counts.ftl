# Сколько чего; разряды чисел отделяет сама программа.

n-events = { $n ->
    [one] { $n } событие
    [few] { $n } события
   *[other] { $n } событий
}
n-documents = { $n ->
    [one] { $n } документ
    [few] { $n } документа
   *[other] { $n } документов
}
n-messages = { $n ->
    [one] { $n } сообщение
    [few] { $n } сообщения
   *[other] { $n } сообщений
}
and-more = и ещё { $n }
and-more-documents = и ещё { $n ->
    [one] { $n } документ
    [few] { $n } документа
   *[other] { $n } документов
}
events-documents = { $events }, { $documents }

answered-pairs = Ответов: { $n }; одно и то же — { $same } ({ $share } %), разное — { $not }
answered-dates = { $n ->
    [one] { $n } дата
    [few] { $n } даты
   *[other] { $n } дат
}: как найдено — { $right } ({ $share } %), исправлено — { $wrong }

share-stated = Указанные даты: верно { $n } из { $all } ({ $share } %)
share-derived = Вычисленные даты: верно { $n } из { $all } ({ $share } %)
share-bounded = Даты только с границами: верно { $n } из { $all } ({ $share } %)
share-disputed = Спорные даты: принято { $n } из { $all } ({ $share } %)
share-people = Люди: совпало { $n } из { $all } ({ $share } %)
share-organisations = Организации: совпало { $n } из { $all } ({ $share } %)
share-projects = Проекты: совпало { $n } из { $all } ({ $share } %)
share-places = Места: совпало { $n } из { $all } ({ $share } %)
share-series = Серии: совпало { $n } из { $all } ({ $share } %)
share-works = Произведения: совпало { $n } из { $all } ({ $share } %)
share-events = События: совпало { $n } из { $all } ({ $share } %)

notes-not-read = Не прочитано: { $n ->
    [one] { $n } замечание
    [few] { $n } замечания
   *[other] { $n } замечаний
}

pace = { $rate } в секунду · осталось { $left }
pace-seconds = { $n } с
pace-minutes = { $n } мин

rules-used = { $n ->
    [one] Применяется { $n } ваше правило дат
    [few] Применяются { $n } ваших правила дат
   *[other] Применяется { $n } ваших правил дат
}
rules-problem = { $rules }. { $problem }
rules-failed = { $rules }; примеров, которые не сходятся: { $failed } из { $examples }: { $first }
rules-right = { $rules }; все примеры ({ $examples }) сходятся

kind-person = человек
    .title = Человек
kind-project = проект
    .title = Проект
kind-organisation = организация
    .title = Организация
kind-place = место
    .title = Место
kind-series = серия
    .title = Серия
kind-work = произведение
    .title = Произведение

# $role стоит так, как в документах.
role-acting = { $role } (исполняющий обязанности)
role-former = { $role } (в прошлом)
role-elect = { $role } (избран)
role-of-place = { $role }, { $place }
role-in = { $role }, { $body }
role-since = с { $date }
role-until = до { $date }
role-said = упомянуто { $date }
role-said-between = упомянуто: { $from } – { $to }
span-started = Начало: { $date }
span-ended = Окончание: { $date }
span-named = упоминается: { $date }
span-named-between = упоминается: { $from } – { $to }
published-file = дата файла, а не документа: { $date }
published-none = своей даты нет
origin-copy = копия { $document }
origin-encoding = прочитано как { $encoding }

sure-by-you = указано вами
sure-by-you-why = Эту дату указали вы; что говорят документы, показано ниже.
sure-stated = указано
sure-stated-why = Так прямо сказано в документе.
sure-derived = вычислено
sure-derived-why = Вычислено из того, что говорят документы.
sure-no-year = без года
sure-no-year-why = Известного недостаточно, чтобы поставить это на ось.
sure-bounded = в пределах
sure-bounded-why = Это произошло когда-то между этими границами.
sure-unknown = без даты
sure-unknown-why = Ни один документ не говорит, когда это произошло.
