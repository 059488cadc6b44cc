package org.lacuna.app.boot;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.extract.FaceFeatureExtractor;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.vision.FaceExtractor;
import org.lacuna.media.vision.FaceNetworks;

/**
 * Lends face networks to extractors: a set serves one pass at a time, and opening one takes longer
 * than many a clip. Closing frees the sets that are not lent; a lent one is freed when it comes
 * back. Thread-safe.
 */
final class FaceNetworkPool implements AutoCloseable {

  private final OnnxRuntime runtime;
  private final Function<String, byte[]> models;
  private final Deque<FaceNetworks> idle = new ArrayDeque<>();
  private boolean closed;

  /**
   * @param models gives the bytes of a network by its file name
   */
  FaceNetworkPool(OnnxRuntime runtime, Function<String, byte[]> models) {
    this.runtime = runtime;
    this.models = models;
  }

  /** An extractor for one pass; closing it gives its networks back. */
  FaceFeatureExtractor extractor() throws LacunaException {
    return inPart(List.of());
  }

  /**
   * The same for a part of a clip.
   *
   * @param rest how the face rests that is looked for, by the whole clip
   */
  FaceFeatureExtractor inPart(List<Double> rest) throws LacunaException {
    return new Lent(take(), rest);
  }

  FaceNetworks take() throws LacunaException {
    synchronized (this) {
      FaceNetworks networks = idle.poll();
      if (networks != null) {
        return networks;
      }
    }
    return FaceNetworks.open(runtime, models);
  }

  synchronized void giveBack(FaceNetworks networks) {
    if (closed) {
      networks.close();
    } else {
      idle.push(networks);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(FaceNetworks::close);
    idle.clear();
  }

  private final class Lent implements FaceFeatureExtractor {
    private final FaceNetworks networks;
    private final FaceExtractor faces;
    private boolean returned;

    Lent(FaceNetworks networks, List<Double> rest) {
      this.networks = networks;
      this.faces = new FaceExtractor(networks, rest);
    }

    @Override
    public Modality modality() {
      return faces.modality();
    }

    @Override
    public FeatureSpec spec() {
      return faces.spec();
    }

    @Override
    public void video(VideoFrame frame) throws LacunaException {
      faces.video(frame);
    }

    @Override
    public void audio(AudioBlock block) {
      faces.audio(block);
    }

    @Override
    public FeatureSequence finish(long endUs) {
      return faces.finish(endUs);
    }

    @Override
    public Optional<String> whyNothing() {
      return faces.whyNothing();
    }

    @Override
    public Faces faces() {
      return faces.faces();
    }

    @Override
    public void close() {
      if (!returned) {
        returned = true;
        faces.close();
        giveBack(networks);
      }
    }
  }
}
