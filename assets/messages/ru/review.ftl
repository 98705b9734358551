# Проверка: что спрашивается и что отвечено.
change-all-same = «{ $name }» и все возможные совпадения — одно и то же
change-none-same = «{ $name }» и возможные совпадения — всё разное
change-both-one = Оба «{ $name }» — одно и то же
change-two = «{ $name }» — это двое разных
review-same-as = Возможно, то же самое
review-same-as-hint = Показать, что говорит за и против, и решить
review-whether = Проверить, не одно ли это с { $name }
review-left = Осталось: { $n }
review-names-hint = Ваши ответы о том, кто один, а кто двое, по всему проекту
review-dates-hint = Ваши ответы о том, когда что произошло, по всему проекту
review-shares-hint = Как часто вы принимаете находки такого рода
review-nothing = Проверять нечего
review-what = Здесь спрашивается об именах, которые могут быть одним, и о датах, в которых документы расходятся.
review-or = { " " }или{ " " }
review-disagree = источники расходятся
review-pair = { $a } и { $b }, { $kind }
review-date = { $event }: { $dates }, { $kind }
review-skipped-row = { $what }, пропущено
review-skipped = пропущено
review-two-people = двое или один
review-two-projects = два проекта или один
review-two-organisations = две организации или одна
review-two-places = два места или одно
review-two-series = две серии или одна
review-two-works = два произведения или одно
review-likely-one = скорее одно
review-hard = трудно сказать
review-likely-two = скорее разное
review-person = Один человек или двое?
review-project = Один проект или два?
review-organisation = Одна организация или две?
review-place = Одно место или два?
review-series = Одна серия или две?
review-work = Одно произведение или два?
review-decide = Так считает программа; решаете вы
review-for-one = За то, что это одно
review-for-two = За то, что это разное
review-together = { $n ->
    [one] { $n } имя рассматривается вместе
    [few] { $n } имени рассматриваются вместе
   *[other] { $n } имён рассматриваются вместе
}
review-no-reasons = Ничего не найдено.
review-card-hint = Показать, что известно, и только эти события; Esc вернёт сюда
review-mentions = { $mentions ->
    [one] { $mentions } упоминание
    [few] { $mentions } упоминания
   *[other] { $mentions } упоминаний
} в { $documents ->
    [one] { $documents } документе
   *[other] { $documents } документах
}
review-when = Когда это было? { $event }
review-button = Проверка: { $action }
review-it-was = Это было: { $date }
review-says-so = Так сказано в { $documents }; другие документы тогда не учитываются
