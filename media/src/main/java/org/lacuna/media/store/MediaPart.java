package org.lacuna.media.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSet;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.store.DamagedEntryException;
import org.lacuna.inference.store.EntryReader;
import org.lacuna.inference.store.EntryWriter;
import org.lacuna.inference.store.FeatureCodec;
import org.lacuna.inference.store.Packer;
import org.lacuna.inference.store.Unpacker;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.decode.MediaInfo.AudioStream;
import org.lacuna.media.decode.MediaInfo.VideoStream;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.extract.Extraction.Timing;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.extract.LanguageSource.Language;
import org.lacuna.media.sound.SoundPicture;

/**
 * What the pictures and the sound of a clip gave, as an entry. Its features and face tracks stay in
 * the file until they are looked at.
 *
 * @param info what the container says, under the name by which the clip was extracted
 * @param durationUs length of the clip, microseconds
 * @param present the sequences of vision and audio
 * @param absent why vision or audio is not there
 * @param faces all faces, empty without video
 * @param sound what the sound looks like, empty without any
 * @param damage one sentence when the file broke off, otherwise empty; it may name the clip
 * @param timing where the time of the extraction went
 */
record MediaPart(
    MediaInfo info,
    long durationUs,
    Map<Modality, FeatureSequence> present,
    Map<Modality, String> absent,
    Optional<Faces> faces,
    Optional<SoundPicture> sound,
    String damage,
    Timing timing) {

  /** Raised whenever the sections below change. */
  static final int VERSION = 3;

  private static final String KIND = "media";

  private static final List<Modality> MEDIA = List.of(Modality.VISION, Modality.AUDIO);

  static MediaPart of(Extraction extraction) {
    Map<Modality, FeatureSequence> present = new EnumMap<>(Modality.class);
    Map<Modality, String> absent = new EnumMap<>(Modality.class);
    for (Modality m : MEDIA) {
      extraction.features().sequence(m).ifPresent(s -> present.put(m, s));
      extraction.features().whyAbsent(m).ifPresent(why -> absent.put(m, why));
    }
    return new MediaPart(
        extraction.info(),
        extraction.features().durationUs(),
        present,
        absent,
        extraction.faces(),
        extraction.sound(),
        extraction.damage(),
        extraction.timing());
  }

  /** The whole clip again, under the name that the caller knows it by. */
  Extraction with(Language language, Path file, Timing time) {
    Map<Modality, FeatureSequence> sequences = new EnumMap<>(Modality.class);
    Map<Modality, String> reasons = new EnumMap<>(Modality.class);
    sequences.putAll(present);
    reasons.putAll(absent);
    language.vectors().ifPresent(v -> sequences.put(Modality.LANGUAGE, v));
    language.whyAbsent().ifPresent(why -> reasons.put(Modality.LANGUAGE, why));
    return new Extraction(
        new MediaInfo(file, info.durationUs(), info.video(), info.audio(), info.subtitles()),
        FeatureSet.of(durationUs, sequences, reasons, language.words()),
        faces,
        language.origin(),
        sound,
        damage,
        time);
  }

  /** Writes the entry; it appears when it is whole. */
  void write(Path entry) throws IOException {
    try (EntryWriter out = EntryWriter.create(entry, KIND, VERSION)) {
      Packer head = new Packer();
      pack(head, info);
      head.put(durationUs).put(damage);
      head.put(absent.entrySet(), (p, e) -> p.put(e.getKey().name()).put(e.getValue()));
      pack(head, timing);
      head.put(faces.isPresent()).put(sound.isPresent());
      List<Map.Entry<Modality, FeatureSequence>> there = List.copyOf(present.entrySet());
      head.put(there, (p, e) -> p.put(e.getKey().name()));
      out.bytes(head.toBytes());
      for (Map.Entry<Modality, FeatureSequence> one : there) {
        FeatureCodec.write(out, one.getValue());
      }
      if (faces.isPresent()) {
        FacesCodec.write(out, faces.get());
      }
      if (sound.isPresent()) {
        out.bytes(sound.get().toBytes());
      }
      out.commit();
    }
  }

  /**
   * Reads an entry.
   *
   * @throws DamagedEntryException when it is not what {@link #write} left
   */
  static MediaPart read(Path entry) throws IOException {
    try (EntryReader in = EntryReader.open(entry, KIND, VERSION)) {
      Unpacker head = new Unpacker(in.bytes());
      MediaInfo info = info(head);
      long durationUs = head.aLong();
      String damage = head.text();
      Map<Modality, String> absent = new EnumMap<>(Modality.class);
      head.list(u -> Map.entry(u.oneOf(Modality.class), u.text()))
          .forEach(e -> absent.put(e.getKey(), e.getValue()));
      Timing timing = timing(head);
      boolean withFaces = head.aBoolean();
      boolean withSound = head.aBoolean();
      List<Modality> there = head.list(u -> u.oneOf(Modality.class));
      head.requireEnd();
      Map<Modality, FeatureSequence> present = new EnumMap<>(Modality.class);
      for (Modality m : there) {
        present.put(m, FeatureCodec.read(in));
      }
      Optional<Faces> faces = withFaces ? Optional.of(FacesCodec.read(in)) : Optional.empty();
      Optional<SoundPicture> sound =
          withSound ? Optional.of(picture(in.bytes())) : Optional.empty();
      return new MediaPart(info, durationUs, present, absent, faces, sound, damage, timing);
    }
  }

  private static SoundPicture picture(byte[] bytes) throws DamagedEntryException {
    try {
      return SoundPicture.of(bytes);
    } catch (IllegalArgumentException e) {
      throw new DamagedEntryException("the picture of the sound is damaged", e);
    }
  }

  private static void pack(Packer out, MediaInfo info) {
    out.put(info.file().toString()).put(info.durationUs());
    out.put(
        info.video(),
        (p, v) ->
            p.put(v.width())
                .put(v.height())
                .put(v.averageFps())
                .put(v.rotationDegrees())
                .put(v.codec()));
    out.put(info.audio(), (p, a) -> p.put(a.sampleRate()).put(a.channels()).put(a.codec()));
    out.put(info.subtitles());
  }

  private static MediaInfo info(Unpacker in) throws IOException {
    return new MediaInfo(
        Path.of(in.text()),
        in.aLong(),
        in.optional(u -> new VideoStream(u.anInt(), u.anInt(), u.aDouble(), u.anInt(), u.text())),
        in.optional(u -> new AudioStream(u.anInt(), u.anInt(), u.text())),
        in.aBoolean());
  }

  private static void pack(Packer out, Timing timing) {
    out.put(timing.decode()).put(timing.total());
    out.put(timing.byModality().entrySet(), (p, e) -> p.put(e.getKey().name()).put(e.getValue()));
  }

  private static Timing timing(Unpacker in) throws IOException {
    long decode = in.aLong();
    long total = in.aLong();
    Map<Modality, Long> byModality = new EnumMap<>(Modality.class);
    in.list(u -> Map.entry(u.oneOf(Modality.class), u.aLong()))
        .forEach(e -> byModality.put(e.getKey(), e.getValue()));
    return new Timing(decode, byModality, total);
  }
}
