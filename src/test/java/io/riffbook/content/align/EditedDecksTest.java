package io.riffbook.content.align;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.content.align.Alignment.Entry;
import io.riffbook.content.align.Alignment.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A deck of eight slides, edited in every way that people edit decks, and how it then lines up.
class EditedDecksTest {
    private static final String FOOTER = "\n\nColdloop GmbH, confidential, for discussion only";

    private static final Map<String, Wording> SLIDES = Stream.of(
            slide("a", "Fewer spoiled loads", """
                    Dairies lose every thirtieth load between the ramp and the shelf.
                    - The warm handover is where it happens
                    - Nobody is told before the morning""", "Pause after the number."),
            slide("b", "Where the cold is lost", """
                    We measured four hundred routes over a winter and a summer.
                    - Nineteen minutes on the ramp, on average
                    - Doors open while papers are signed
                    - Loggers are read out two days late""", ""),
            slide("c", "What it costs", """
                    | Year | Spoiled | Insurance |
                    | --- | --- | --- |
                    | 2024 | 1.9 million | 340,000 |
                    | 2025 | 2.3 million | 410,000 |""", "The insurer raised the premium twice."),
            slide("d", "Agenda", "Problem, proof, price", ""),
            slide("e", "A sensor in every crate", """
                    It speaks to the driver's phone, and needs no gateway.
                    - The battery lasts six years
                    - It alarms before the limit, not after
                    - Installed in one night by two people""", ""),
            slide("f", "How a brewery uses it", """
                    "We stopped three trucks in the first week," says the head of logistics.
                    The yeast arrives alive, and the auditors have fewer questions.""", "Tell the story of the yeast."),
            slide("g", "Prices", """
                    Two euros a crate and month, everything included.
                    Cancel at the end of any quarter.""", ""),
            slide("h", "Thank you", "hello@coldloop.example", ""),
            // what the edits bring
            slide("n", "Certified for medicines", """
                    Since spring the whole chain is validated against the guidelines for vaccines and insulin.""", ""),
            slide("e.small", "A sensor in every crate", """
                    It speaks to the driver's phone, and needs no gateway.
                    - The battery lasts eight years
                    - It alarms before the limit, not after
                    - Installed in one night by two people""", ""),
            slide("e.big", "A sensor in every crate", """
                    Now in its third generation: smaller than a coin, washable at ninety degrees, approved for
                    flights. Your staff scans the code once, and never thinks of it again.""", ""),
            slide("e.retitled", "Know it before the milk does", """
                    It speaks to the driver's phone, and needs no gateway.
                    - The battery lasts six years
                    - It alarms before the limit, not after
                    - Installed in one night by two people""", ""),
            slide("b.1", "Where the cold is lost (1)", """
                    We measured four hundred routes over a winter and a summer.
                    - Nineteen minutes on the ramp, on average
                    - Doors open while papers are signed""", ""),
            slide("b.2", "The numbers come too late", """
                    - Loggers are read out two days late
                    - By then the cheese is sold""", ""),
            slide("f.g", "How a brewery uses it", """
                    "We stopped three trucks in the first week," says the head of logistics.
                    The yeast arrives alive, and the auditors have fewer questions.
                    Two euros a crate and month.""", "Tell the story of the yeast."),
            slide("g.notes", "Prices", """
                    Two euros a crate and month, everything included.
                    Cancel at the end of any quarter.""", "No discount below a thousand crates."),
            slide("a.de", "Weniger verdorbene Ladungen", """
                    Molkereien verlieren jede dreißigste Ladung zwischen Rampe und Regal.
                    - Es geschieht bei der warmen Übergabe
                    - Vor dem Morgen erfährt es keiner""", "Nach der Zahl eine Pause."),
            slide("b.de", "Wo die Kälte verloren geht", """
                    Wir haben vierhundert Routen einen Winter und einen Sommer lang vermessen.
                    - Im Schnitt neunzehn Minuten an der Rampe
                    - Türen stehen offen, während Papiere unterschrieben werden
                    - Logger werden zwei Tage zu spät ausgelesen""", ""),
            slide("e.de", "In jeder Kiste ein Sensor", """
                    Er spricht mit dem Telefon des Fahrers und braucht kein Gateway.
                    - Die Batterie hält sechs Jahre
                    - Er warnt vor der Grenze, nicht danach
                    - In einer Nacht von zwei Leuten eingebaut""", ""),
            slide("g.de", "Preise", """
                    Zwei Euro je Kiste und Monat, alles inbegriffen.
                    Kündbar zum Ende jedes Quartals.""", ""),
            // slides that are but a picture
            picture("p"), picture("q"), picture("r"), picture("s"))
            .collect(Collectors.toMap(Named::name, Named::wording));

    private record Named(String name, Wording wording) {}

    private static Named slide(String name, String title, String body, String notes) {
        return new Named(name, new Wording(title, body + FOOTER, notes, "hash of " + name));
    }

    private static Named picture(String name) {
        return new Named(name, new Wording("", "", "", "hash of " + name));
    }

    private static List<Wording> deck(String slides) {
        return Stream.of(slides.split(" ")).filter(name -> !name.isEmpty()).map(name -> {
            Wording slide = SLIDES.get(name);
            assertThat(slide).as(name).isNotNull();
            return slide;
        }).toList();
    }

    /// Each later slide by the position of its counterpart, `*` if it was changed, `>` if it moved, `+` if it was added; then the
    /// removed ones, each with a `-`.
    private static String told(Alignment alignment) {
        List<String> told = new ArrayList<>();
        for (Entry entry : alignment.entries()) {
            told.add(switch (entry.state()) {
                case ADDED -> "+";
                case REMOVED -> "-" + (entry.before().orElseThrow() + 1);
                case CHANGED, UNCHANGED -> (entry.before().orElseThrow() + 1)
                        + (entry.state() == State.CHANGED ? "*" : "") + (entry.moved() ? ">" : "");
            });
        }
        return String.join(" ", told);
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # edit                            | before          | after                         | result
            nothing                           | a b c d e f g h | a b c d e f g h               | 1 2 3 4 5 6 7 8
            two neighbours swapped            | a b c d e f g h | a c b d e f g h               | 1 3> 2 4 5 6 7 8
            two far ones swapped              | a b c d e f g h | a g c d e f b h               | 1 7> 3 4 5 6 2> 8
            one moved to the front            | a b c d e f g h | g a b c d e f h               | 7> 1 2 3 4 5 6 8
            one moved to the end              | a b c d e f g h | a c d e f g h b               | 1 3 4 5 6 7 8 2>
            one put in                        | a b c d e f g h | a b n c d e f g h             | 1 2 + 3 4 5 6 7 8
            one put in at the front           | a b c d e f g h | n a b c d e f g h             | + 1 2 3 4 5 6 7 8
            one taken out                     | a b c d e f g h | a b c e f g h                 | 1 2 3 5 6 7 8 -4
            one put in, one taken out         | a b c d e f g h | a n b c d e f h               | 1 + 2 3 4 5 6 8 -7
            one in place of another           | a b c d e f g h | a b c d n f g h               | 1 2 3 4 + 6 7 8 -5
            a word changed                    | a b c d e f g h | a b c d e.small f g h         | 1 2 3 4 5* 6 7 8
            only the notes changed            | a b c d e f g h | a b c d e f g.notes h         | 1 2 3 4 5 6 7* 8
            all but the title changed         | a b c d e f g h | a b c d e.big f g h           | 1 2 3 4 5* 6 7 8
            another title                     | a b c d e f g h | a b c d e.retitled f g h      | 1 2 3 4 5* 6 7 8
            changed and moved                 | a b c d e f g h | a e.small b c d f g h         | 1 5*> 2 3 4 6 7 8
            retitled and moved                | a b c d e f g h | a b c d f g h e.retitled      | 1 2 3 4 6 7 8 5*>
            one split in two                  | a b c d e f g h | a b.1 b.2 c d e f g h         | 1 2* + 3 4 5 6 7 8
            two merged                        | a b c d e f g h | a b c d e f.g h               | 1 2 3 4 5 6* 8 -7
            one doubled                       | a b c d e f g h | a b b c d e f g h             | 1 2 + 3 4 5 6 7 8
            one repeated at the end           | a b c d e f g h | a b c d e f g h d             | 1 2 3 4 5 6 7 8 +
            one of two equal ones taken out   | a d b c d e     | a b c d e                     | 1 3 4 5 6 -2
            changed beside its own copy       | a b c d e f g h | a b c d e e.small f g h       | 1 2 3 4 5 + 6 7 8
            the second half first             | a b c d e f g h | e f g h a b c d               | 5> 6> 7> 8> 1 2 3 4
            upside down                       | a b c d         | d c b a                       | 4> 3> 2> 1
            all of it translated              | a b e g         | a.de b.de e.de g.de           | + + + + -1 -2 -3 -4
            many edits at once                | a b c d e f g h | n a b.1 b.2 e.small c f.g h   | + 1 2* + 5*> 3 6* 8 -4 -7
            another deck                      | a b c           | e f g                         | + + + -1 -2 -3
            everything taken out              | a b c           |                               | -1 -2 -3
            the first slides                  |                 | a b c                         | + + +
            a picture put in                  | a p b q c       | a p r b q c                   | 1 2 + 3 4 5
            a picture taken out               | a p b q c       | a b q c                       | 1 3 4 5 -2
            a picture in place of another     | a p b q c       | a r b q c                     | 1 2* 3 4 5
            two other pictures                | a p q b         | a r s b                       | 1 2* 3* 4
            a picture moved                   | p a b c         | a b c p                       | 2 3 4 1>
            """)
    void linesUp(String edit, String before, String after, String result) {
        Alignment alignment = Alignment.of(deck(before == null ? "" : before), deck(after == null ? "" : after));
        assertThat(told(alignment)).as(edit).isEqualTo(result);
    }
}
