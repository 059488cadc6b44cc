package org.lacuna.app.attention.face;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.Lane;
import org.lacuna.app.task.LatestWins;
import org.lacuna.app.task.Reply;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.decode.PictureReader;
import org.lacuna.media.extract.FaceTrack;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.extract.TrackedFace;

/**
 * Small pictures of the analysed face of the open clip: decoded in the background when they are
 * wanted, a limited number kept. A moment without the face, and a clip that cannot be decoded
 * again, have none; nothing is said about it, since the axes show the times as well. Belongs to the
 * thread of the views.
 */
public final class FaceThumbnails {

  private static final int SIDE = 64;
  private static final int MOST_KEPT = 160;

  /** No more are decoded for one wish. */
  private static final int MOST_AT_ONCE = 32;

  /** Pictures are decoded no larger than this. */
  private static final int LARGEST = 960;

  private final SessionViewModel session;
  private final Opener opener;
  private final LatestWins decoding;
  private final Map<Long, Optional<FaceThumbnail>> kept = new LinkedHashMap<>();
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper(0);
  private @Nullable OpenClip of;
  private boolean failed;

  /** Opens the pictures of a clip; empty where there is nothing to open them with. */
  @FunctionalInterface
  public interface Opener {
    Optional<PictureReader> open(Path file) throws LacunaException;
  }

  public FaceThumbnails(SessionViewModel session, Opener opener, TaskRunner runner) {
    this.session = session;
    this.opener = opener;
    this.decoding = new LatestWins(runner, Lane.PICTURES);
    session.clip().addListener(o -> forget());
  }

  private void forget() {
    decoding.cancel();
    kept.clear();
    of = session.clip().get().orElse(null);
    failed = false;
    version.set(version.get() + 1);
  }

  /** Has the pictures of these moments made, as far as they are not there. */
  public void want(List<Long> moments) {
    OpenClip clip = of;
    if (clip == null || failed) {
      return;
    }
    List<Long> missing =
        moments.stream().filter(us -> !kept.containsKey(us)).limit(MOST_AT_ONCE).sorted().toList();
    Optional<FaceTrack> track =
        clip.extraction().faces().flatMap(Faces::chosen).map(TrackedFace::track);
    Optional<MediaInfo.VideoStream> video = clip.extraction().info().video();
    if (missing.isEmpty() || track.isEmpty() || video.isEmpty()) {
      return;
    }
    decoding.start(
        (cancel, progress) -> decode(clip.file(), video.get(), track.get(), missing, cancel),
        Reply.of(this::keep, why -> failed = true));
  }

  private Map<Long, Optional<FaceThumbnail>> decode(
      Path file,
      MediaInfo.VideoStream video,
      FaceTrack track,
      List<Long> moments,
      CancelToken cancel)
      throws LacunaException {
    Map<Long, Optional<FaceThumbnail>> made = new HashMap<>();
    moments.forEach(us -> made.put(us, Optional.empty()));
    Optional<PictureReader> opened = opener.open(file);
    if (opened.isEmpty()) {
      return made;
    }
    try (PictureReader reader = opened.get()) {
      reader.fitInto(LARGEST, LARGEST);
      for (long us : moments) {
        cancel.check();
        int entry = track.at(us);
        if (entry >= 0 && reader.seek(us)) {
          made.put(us, Optional.of(crop(reader, video, track, entry, us)));
        }
      }
    }
    return made;
  }

  private static FaceThumbnail crop(
      PictureReader reader, MediaInfo.VideoStream video, FaceTrack track, int entry, long us)
      throws LacunaException {
    int width = reader.width();
    int height = reader.height();
    ByteBuffer bgra = ByteBuffer.allocateDirect(4 * width * height);
    reader.copyTo(bgra);
    double scale = (double) width / video.width();
    return new FaceThumbnail(us, SIDE, FaceCrop.of(bgra, width, height, track, entry, scale, SIDE));
  }

  private void keep(Map<Long, Optional<FaceThumbnail>> made) {
    kept.putAll(made);
    List<Long> oldest = new ArrayList<>(kept.keySet());
    for (int i = 0; i < oldest.size() - MOST_KEPT; i++) {
      kept.remove(oldest.get(i));
    }
    version.set(version.get() + 1);
  }

  /** The picture of exactly that moment, as far as it is there. */
  public Optional<FaceThumbnail> at(long us) {
    return kept.getOrDefault(us, Optional.empty());
  }

  /** The picture whose moment lies nearest, no further away than that. */
  public Optional<FaceThumbnail> near(long us, long furthestUs) {
    Optional<FaceThumbnail> best = Optional.empty();
    long nearest = furthestUs + 1;
    for (Optional<FaceThumbnail> one : kept.values()) {
      long away = one.map(t -> Math.abs(t.us() - us)).orElse(Long.MAX_VALUE);
      if (away < nearest) {
        nearest = away;
        best = one;
      }
    }
    return best;
  }

  /** Goes up whenever pictures come or go. */
  public ReadOnlyIntegerProperty version() {
    return version.getReadOnlyProperty();
  }
}
