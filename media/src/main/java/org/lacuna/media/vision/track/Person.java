package org.lacuna.media.vision.track;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.media.extract.FaceTrack;
import org.lacuna.media.vision.measure.FaceColumns;
import org.lacuna.media.vision.net.Box;
import org.lacuna.media.vision.net.DescriptorNetwork;

/** Somebody on screen: what the face looks like, and everything that was seen of it. */
public final class Person {

  private static final int GALLERY = 12;

  private final FaceTrack.Builder track = FaceTrack.builder();
  private final FeatureSequence.Builder rows = FeatureSequence.builder(FaceColumns.SPEC);
  private final List<float[]> gallery = new ArrayList<>();
  private long firstUs = Long.MAX_VALUE;
  private long lastUs = Long.MIN_VALUE;
  private int lastShot = -1;
  private Box lastBox = new Box(0, 0, 0, 0);
  private double prominence;

  Person() {}

  void add(Sighting s) {
    firstUs = Math.min(firstUs, s.startUs());
    lastUs = s.startUs();
    lastShot = s.shot();
    lastBox = s.box();
    prominence += s.prominence() * (s.endUs() - s.startUs()) / 1e6;
    float[] box = {
      (float) lastBox.x(), (float) lastBox.y(), (float) lastBox.width(), (float) lastBox.height()
    };
    track.add(s.startUs(), s.endUs(), box, s.confidence(), s.points());
    if (s.row().isPresent()) {
      rows.add(s.startUs(), s.endUs(), s.row().get());
    } else {
      rows.addUnobserved(s.startUs(), s.endUs());
    }
  }

  void remember(float[] descriptor) {
    if (gallery.size() < GALLERY) {
      gallery.add(descriptor);
    }
  }

  /** Least distance of a descriptor to what is remembered; infinite when nothing is. */
  double distance(float[] descriptor) {
    return gallery.stream()
        .mapToDouble(g -> DescriptorNetwork.distance(g, descriptor))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  boolean described() {
    return !gallery.isEmpty();
  }

  /** When the person was first seen, microseconds. */
  public long firstUs() {
    return firstUs;
  }

  long lastUs() {
    return lastUs;
  }

  int lastShot() {
    return lastShot;
  }

  Box lastBox() {
    return lastBox;
  }

  /** Seconds on screen times prominence. */
  public double prominence() {
    return prominence;
  }

  /** Where the face was. */
  public FaceTrack track() {
    return track.build();
  }

  /** What it did, one step for each entry of the track. */
  public FeatureSequence rows() {
    return rows.build();
  }
}
