package io.riffbook.reading.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Our pumps run for ten years without a stop, and customers save a third of their energy.
            de | Unsere Pumpen laufen zehn Jahre ohne Pause, und die Kunden sparen ein Drittel der Energie.
            fr | Nos pompes tournent dix ans sans arrêt, et les clients économisent un tiers de leur énergie.
            es | Nuestras bombas funcionan diez años sin parar y los clientes ahorran un tercio de la energía.
            it | Le nostre pompe funzionano dieci anni senza fermarsi e i clienti risparmiano un terzo dell'energia.
            pt | As nossas bombas funcionam dez anos sem parar e os clientes poupam um terço da energia.
            nl | Onze pompen draaien tien jaar zonder te stoppen en klanten besparen een derde van hun energie.
            sv | Våra pumpar går i tio år utan avbrott, och kunderna sparar en tredjedel av sin energi.
            da | Vores pumper kører i ti år uden at stoppe, og kunderne sparer en tredjedel af deres energi.
            pl | Nasze pompy pracują dziesięć lat bez przerwy, a klienci oszczędzają jedną trzecią energii.
            ru | Наши насосы работают десять лет без остановки, и клиенты экономят треть энергии.
            uk | Наші насоси працюють десять років без зупинки, і клієнти заощаджують третину енергії.
            tr | Pompalarımız on yıl boyunca durmadan çalışır ve müşteriler enerjinin üçte birini tasarruf eder.
            ar | تعمل مضخاتنا عشر سنوات دون توقف، ويوفر العملاء ثلث استهلاك الطاقة في مصانعهم.
            fa | پمپ‌های ما ده سال بدون توقف کار می‌کنند و مشتریان یک سوم انرژی خود را صرفه‌جویی می‌کنند.
            he | המשאבות שלנו פועלות עשר שנים ללא הפסקה, והלקוחות חוסכים שליש מהאנרגיה.
            zh | 我们的水泵十年不停运转，客户节省三分之一的能源。
            ja | 当社のポンプは十年間止まらずに動き、お客様はエネルギーの三分の一を節約します。
            ko | 우리 펌프는 십 년 동안 멈추지 않고 작동하며 고객은 에너지의 3분의 1을 절약합니다.
            """)
    void tellsALanguageFromOneSentence(String language, String sentence) {
        assertThat(Language.of(sentence)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            A brand and a number   | Brightwater X200
            An address             | https://docs.example.org/some/very/long/path/to/a/page.html
            Nothing                | ``
            Numbers                | 12 345 678 90 12 345 678 90 12 345 678 90
            """)
    void tellsNoneOf(String what, String text) {
        assertThat(Language.of(text)).as(what).isEmpty();
    }

    @Test
    void tellsJapaneseFromChineseWithEnglishTermsInBetween() {
        assertThat(Language.of("API Gateway と Load Balancer の設定について")).isEqualTo("ja");
    }

    @Test
    void readsHeadlinesInCapitals() {
        assertThat(Language.of("WARUM UNSERE KUNDEN DIE PUMPEN NICHT MEHR MISSEN WOLLEN")).isEqualTo("de");
    }

    @Test
    void givesTheDeckTheLanguageInWhichMostIsWritten() {
        var languages = new DeckLanguage();
        languages.add("Thank you");
        languages.add("Our pumps run for ten years without a stop.");
        languages.add("Unsere Pumpen laufen zehn Jahre ohne Pause, und die Kunden sparen ein Drittel der Energie.");

        assertThat(languages.most()).isEqualTo("de");
    }

    @Test
    void givesNoLanguageToADeckWithoutWords() {
        assertThat(new DeckLanguage().most()).isEmpty();
    }
}
