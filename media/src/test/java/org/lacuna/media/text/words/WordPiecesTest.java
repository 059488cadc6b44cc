package org.lacuna.media.text.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

class WordPiecesTest {

  private static final String TEXT =
      "Well, I don't THINK so... caf\u00E9 \u4E2D\u6587 e-mail $5.00 unbelievably \uD83D\uDE00 (yes)!";

  private static InputStream description() {
    return Objects.requireNonNull(
        WordPiecesTest.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json"));
  }

  @Test
  void wordByWordGivesTheIdsOfTheWholeText() throws Exception {
    try (WordPieces pieces = WordPieces.open(description());
        HuggingFaceTokenizer whole =
            HuggingFaceTokenizer.newInstance(
                description(), Map.of("padding", "false", "truncation", "false"))) {
      LongStream words =
          pieces.pieces(List.of(TEXT.split(" "))).stream().flatMapToLong(LongStream::of);
      LongStream marked =
          LongStream.concat(
              LongStream.concat(LongStream.of(WordPieces.START), words),
              LongStream.of(WordPieces.END));

      assertThat(marked.toArray()).containsExactly(whole.encode(TEXT).getIds());
      assertThat(pieces.pieces(List.of("\uD83D\uDE00")).get(0)).containsExactly(WordPieces.UNKNOWN);
      assertThat(pieces.pieces(List.of())).isEmpty();
    }
  }

  @Test
  void aBrokenDescriptionIsRefused() {
    assertThatExceptionOfType(LacunaException.class)
        .isThrownBy(
            () -> WordPieces.open(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))))
        .matches(e -> e.kind() == Kind.MODEL);
  }
}
