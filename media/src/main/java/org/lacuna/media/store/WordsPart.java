package org.lacuna.media.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.store.DamagedEntryException;
import org.lacuna.inference.store.EntryReader;
import org.lacuna.inference.store.EntryWriter;
import org.lacuna.inference.store.FeatureCodec;
import org.lacuna.inference.store.Packer;
import org.lacuna.inference.store.Unpacker;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.extract.LanguageSource.Language;

/**
 * The words of a clip as an entry.
 *
 * @param language the words, or why there are none
 */
public record WordsPart(Language language) {

  /** Raised whenever the sections below change. */
  static final int VERSION = 1;

  private static final String KIND = "words";

  static WordsPart of(Extraction extraction) {
    return new WordsPart(extraction.language());
  }

  /** Writes the entry; it appears when it is whole. */
  void write(Path entry) throws IOException {
    try (EntryWriter out = EntryWriter.create(entry, KIND, VERSION)) {
      Packer head = new Packer();
      FeatureCodec.pack(head, language.words());
      head.put(language.origin(), Packer::put)
          .put(language.whyAbsent(), Packer::put)
          .put(language.vectors().isPresent());
      out.bytes(head.toBytes());
      if (language.vectors().isPresent()) {
        FeatureCodec.write(out, language.vectors().get());
      }
      out.commit();
    }
  }

  /**
   * Reads an entry.
   *
   * @throws DamagedEntryException when it is not what {@link #write} left
   */
  static WordsPart read(Path entry) throws IOException {
    try (EntryReader in = EntryReader.open(entry, KIND, VERSION)) {
      Unpacker head = new Unpacker(in.bytes());
      List<TimedWord> words = FeatureCodec.words(head);
      Optional<String> origin = head.optional(Unpacker::text);
      Optional<String> whyAbsent = head.optional(Unpacker::text);
      boolean found = head.aBoolean();
      head.requireEnd();
      Optional<FeatureSequence> vectors =
          found ? Optional.of(FeatureCodec.read(in)) : Optional.empty();
      if (found == whyAbsent.isPresent()
          || vectors.map(FeatureSequence::steps).orElse(0) != words.size()) {
        throw new DamagedEntryException("words and vectors do not belong together");
      }
      return new WordsPart(new Language(words, vectors, origin, whyAbsent));
    }
  }
}
