// SPDX-License-Identifier: Apache-2.0
package io.github.dfumaven.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class MarkupTest {

    /** Every character there is, half of a pair as well, between tags and in attributes. */
    @Test
    void whateverTheWordsAreTheyStayWords() throws Exception {
        for (int from = 0; from <= Character.MAX_CODE_POINT; from += 0x100) {
            var words = new StringBuilder();
            for (int point = from; point < from + 0x100; point++) {
                words.appendCodePoint(point);
            }
            var escaped = Markup.escape(words.toString());
            var page = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(
                            new StringReader("<a b=\"" + escaped + "\" c='" + escaped + "'>" + escaped + "</a>")))
                    .getDocumentElement();
            var harmless = TextWidth.harmless(words.toString());
            assertThat(page.getTextContent()).isEqualTo(harmless);
            assertThat(page.getAttribute("b")).isEqualTo(harmless);
            assertThat(page.getAttribute("c")).isEqualTo(harmless);
        }
    }
}
