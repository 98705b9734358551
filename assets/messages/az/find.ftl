find-search = Axtarış
find-search-events = Hadisə axtar
find-clear = Axtarışı təmizlə
find-kept = Saxlanılan süzgəclər
find-narrow = Göstəriləni daralt
find-names = Şəxslər, layihələr və qalanlar
find-in-texts = { $n } sənədin mətnində
find-in-more-texts = { $n } sənəddən çoxunun mətnində
find-nothing = Bu sözlərin hamısı heç yerdə yoxdur
find-name = { $kind }, { $events }
find-forget = Süzgəci sil: { $name }
find-forget-hint = Sil; geri almaqla qaytarmaq olar
change-forget = “{ $name }” süzgəcini sil
chip-without = bunsuz: { $name }
chips-dim = Solğun
chips-keep = Saxla…
chips-clear = Sıfırla

# İki nöqtədən əvvəlki sözlər bütün dillərdə eynidir.
key-person = Kimsə iştirak edir
key-project = Layihəyə aiddir
key-organisation = Təşkilat iştirak edir
key-place = Yerlə bağlıdır
key-series = Silsilədən biridir
key-document = Sənəddə var
key-before = Daha əvvəl başlamış ola bilər
key-after = Daha sonra bitmiş ola bilər
key-undated = Heç nə vaxtını demir
key-review = Yoxlama soruşur

chip-of = { $kind }: { $words }
chip-document = sənəd: { $words }
chip-before = əvvəl: { $date }
chip-after = sonra: { $date }
chip-undated = tarixsiz
chip-review = yoxlamada
chip-not = deyil: { $what }
