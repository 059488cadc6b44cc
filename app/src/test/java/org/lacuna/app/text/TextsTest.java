package org.lacuna.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
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
    ResourceBundle bundle = ResourceBundle.getBundle("org.lacuna.app.messages", Locale.ROOT);
    for (String key : bundle.keySet()) {
      assertThat(texts.get(key, 1, 2, 3)).as(key).isNotBlank();
    }
  }
}
