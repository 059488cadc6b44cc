package org.lacuna.media.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Rows;
import org.lacuna.inference.signal.RowsBuilder;
import org.lacuna.inference.store.DamagedEntryException;
import org.lacuna.inference.store.EntryReader;
import org.lacuna.inference.store.EntryWriter;
import org.lacuna.inference.store.FeatureCodec;
import org.lacuna.inference.store.Packer;
import org.lacuna.inference.store.Unpacker;
import org.lacuna.media.extract.FaceTrack;
import org.lacuna.media.extract.Faces;
import org.lacuna.media.extract.TrackedFace;

/** All faces of a clip as sections of an entry. */
final class FacesCodec {

  private static final int FRAME_BYTES = 2 * Long.BYTES;

  private FacesCodec() {}

  private record Head(int id, float speaking, List<Double> rest) {}

  static void write(EntryWriter out, Faces faces) throws IOException {
    Packer head = new Packer();
    FeatureCodec.pack(head, faces.spec());
    head.put(faces.analysed().isPresent()).put(faces.analysed().orElse(0)).put(faces.why());
    head.put(
        faces.all(),
        (p, f) -> p.put(f.id()).put(f.speaking()).put(f.rest(), (q, r) -> q.put(r.doubleValue())));
    out.bytes(head.toBytes());
    RowsBuilder frames = Rows.builder(FRAME_BYTES);
    for (int i = 0; i < faces.frameStartUs().length; i++) {
      frames.next().putLong(faces.frameStartUs()[i]).putLong(faces.frameEndUs()[i]);
    }
    out.rows(frames.build());
    for (TrackedFace face : faces.all()) {
      out.rows(face.track().places());
      out.rows(face.track().points());
      FeatureCodec.write(out, face.features());
    }
  }

  static Faces read(EntryReader in) throws IOException {
    Unpacker packed = new Unpacker(in.bytes());
    FeatureSpec spec = FeatureCodec.spec(packed);
    boolean any = packed.aBoolean();
    int analysed = packed.anInt();
    String why = packed.text();
    List<Head> heads = packed.list(u -> new Head(u.anInt(), u.aFloat(), u.list(Unpacker::aDouble)));
    packed.requireEnd();
    Rows frames = in.rows(FRAME_BYTES);
    long[] starts = new long[frames.rows()];
    long[] ends = new long[frames.rows()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = frames.longAt(i, 0);
      ends[i] = frames.longAt(i, Long.BYTES);
    }
    List<TrackedFace> all = new ArrayList<>();
    for (Head head : heads) {
      all.add(face(head, in));
    }
    return new Faces(
        spec, starts, ends, all, any ? OptionalInt.of(analysed) : OptionalInt.empty(), why);
  }

  private static TrackedFace face(Head head, EntryReader in) throws IOException {
    Rows places = in.rows(FaceTrack.PLACE_BYTES);
    Rows points = in.rows(FaceTrack.POINTS_BYTES);
    FeatureSequence features = FeatureCodec.read(in);
    if (places.rows() != points.rows() || places.rows() != features.steps()) {
      throw new DamagedEntryException("face " + head.id + " does not fit its track");
    }
    return new TrackedFace(
        head.id, FaceTrack.over(places, points), features, head.speaking, head.rest);
  }
}
