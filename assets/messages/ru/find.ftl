# Поле вверху и то, что оно находит.
find-search = Поиск
find-search-events = Поиск событий
find-clear = Очистить поиск
find-kept = Сохранённые фильтры
find-narrow = Ограничить показанное
find-names = Люди, проекты и прочее
find-in-texts = В тексте { $n ->
    [one] { $n } документа
   *[other] { $n } документов
}
find-in-more-texts = В тексте более { $n ->
    [one] { $n } документа
   *[other] { $n } документов
}
find-nothing = Нигде нет всех этих слов
find-name = { $kind }, { $events }
find-forget = Удалить фильтр { $name }
find-forget-hint = Удалить; отмена вернёт его
change-forget = Удалить фильтр «{ $name }»
chip-without = без { $name }
chips-dim = Приглушить
chips-keep = Сохранить…
chips-clear = Сбросить

# Слова перед двоеточием во всех языках одни и те же.
key-person = Участвует такой-то человек
key-project = Относится к проекту
key-organisation = Участвует организация
key-place = Связано с местом
key-series = Одно из серии
key-document = Есть в документе
key-before = Могло начаться раньше
key-after = Могло закончиться позже
key-undated = Нигде не сказано когда
key-review = Об этом спрашивает проверка

chip-of = { $kind }: { $words }
chip-document = документ: { $words }
chip-before = раньше: { $date }
chip-after = позже: { $date }
chip-undated = без даты
chip-review = в проверке
chip-not = не { $what }
