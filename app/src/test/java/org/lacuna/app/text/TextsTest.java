package org.lacuna.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextsTest {

  private final Texts texts = Texts.of(Locale.GERMANY);

  @Test
  void aLanguageWithoutTextsGetsEnglish() {
    assertThat(texts.get("top.open")).isEqualTo("Open");
    assertThat(texts.get("switch.words", 1)).isEqualTo("1 word");
    assertThat(texts.get("switch.words", 12)).isEqualTo("12 words");
  }

  @Test
  void everyTextCanBeFilledIn() {
    assertThat(texts.keys()).hasSizeGreaterThan(200);
    for (String key : texts.keys()) {
      assertThat(texts.get(key, 1, 2, 3, 4)).as(key).isNotBlank();
    }
  }
}
