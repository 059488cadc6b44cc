package org.lacuna.training.dataset.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lacuna.inference.task.LacunaException;

/** Pickles that would run something in Python: each is refused and runs nothing here. */
class HostilePickleTest {

  @TempDir Path folder;

  private static byte[] latin1(String pickle) {
    return pickle.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A short text of protocol 4. */
  private static String text(String value) {
    return "\u008c" + (char) value.length() + value;
  }

  private void assertRefused(String pickle, String why) throws Exception {
    Path file = PickleBytes.file(folder, "hostile.pkl", latin1(pickle));
    assertThatThrownBy(() -> new PickleReader().read(file))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("is refused because it " + why)
        .hasMessageEndingWith("nothing in it was run.");
    assertThat(folder.resolve("ran")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "posix\nsystem",
        "os\nsystem",
        "nt\nsystem",
        "subprocess\nPopen",
        "builtins\neval",
        "builtins\nexec",
        "__builtin__\neval",
        "builtins\ngetattr",
        "builtins\n__import__",
        "importlib\nimport_module",
        "operator\nattrgetter",
        "functools\npartial",
        "copyreg\n_reconstructor",
        "copy_reg\n_reconstructor",
        "pickle\nloads",
        "numpy\nload",
        "numpy.testing._private.utils\nrunstring",
        "numpy.core.multiarray\nfromfile",
        "datetime\ndatetime",
        "array\narray",
        "decimal\nDecimal",
        "pytz\n_UTC"
      })
  void callsOutsideTheListAreRefusedByName(String name) throws Exception {
    String why = "calls " + name.replace('\n', '.');
    String argument = "(S'touch " + folder.resolve("ran") + "'\ntR.";
    assertRefused("c" + name + "\n" + argument, why);
    assertRefused("\u0080\u0002c" + name + "\n" + argument, why);
    assertRefused("c" + name + "\n.", why);
  }

  @Test
  void namesFromTheStackAreRefused() throws Exception {
    String system = text("os") + text("system") + "\u0093";
    String ran = text("touch " + folder.resolve("ran"));
    assertRefused("\u0080\u0004" + system + ran + "\u0085R.", "calls os.system");
  }

  @Test
  void callsHiddenInListsTablesAndArraysAreRefused() throws Exception {
    String call = "cposix\nsystem\n(S'id'\ntR";
    assertRefused("(lp0\n(lp1\n" + call + "aa.", "calls posix.system");
    assertRefused("(dp0\nS'train'\n" + call + "s.", "calls posix.system");
    assertRefused("}(S'train'\n](" + call + "eu.", "calls posix.system");
    assertRefused("cnumpy\ndtype\n(" + call + "tR.", "calls posix.system");
    assertRefused("ccollections\nOrderedDict\n((l(S'a'\n" + call + "tatR.", "calls posix.system");
  }

  @Test
  void callsByWayOfTheMemoAreRefused() throws Exception {
    String memo = text("os") + "\u0094" + text("system") + "\u00940h\u0000h\u0001\u0093";
    assertRefused("\u0080\u0004" + memo + text("id") + "\u0085R.", "calls os.system");
    assertRefused("cposix\nsystem\np0\n0g0\n(S'id'\ntR.", "calls posix.system");
  }

  @Test
  void objectsOfOldAndNewProtocolsAreRefused() throws Exception {
    assertRefused("(S'id'\niposix\nsystem\n.", "calls posix.system");
    assertRefused("(S'id'\nios\nsystem\n.", "calls os.system");
    assertRefused("(cposix\nsystem\nS'id'\no.", "calls posix.system");
    assertRefused("(cnumpy\nndarray\nS'id'\no.", "builds an object");
    assertRefused("\u0080\u0002cnumpy\nndarray\n)\u0081.", "builds an object");
    assertRefused("\u0080\u0004cnumpy\nndarray\n)}\u0092.", "builds an object");
  }

  @Test
  void fillingCallingAndPointingElsewhereIsRefused() throws Exception {
    assertRefused("}}b.", "fills in an object");
    assertRefused("](S'a'\ne}b.", "fills in an object");
    assertRefused("S'posix.system'\n(S'id'\ntR.", "calls something that is no function");
    assertRefused("cnumpy\nndarray\n(S'id'\ntR.", "makes an array in an unknown way");
    assertRefused("Pfile\n.", "points to data outside the file");
    assertRefused("S'x'\nQ.", "points to data outside the file");
    assertRefused("\u0080\u0005\u0097.", "points to data outside the file");
    assertRefused("\u0080\u0002\u0082\u0001.", "calls something by a number");
    assertRefused("\u0080\u0004\u008f.", "holds a set");
  }

  @Test
  void objectsAndRecordsInArraysAreRefused() throws Exception {
    String scalar = "cnumpy.core.multiarray\nscalar\n(cnumpy\ndtype\n(S'O'\ntRS'cposix'\ntR.";
    assertRefused(scalar, "holds a single value of unknown type");
    assertRefused("cnumpy\ndtype\n(S'V8'\nI0\nI1\ntR.", "holds arrays of an unknown type");
    assertRefused(
        "cnumpy\ndtype\n(S'f4'\ntR(I3\nS'|'\nN(S'a'\nt}I8\nI1\nI0\ntb.",
        "holds an array of records");
  }

  @Test
  void namesInTheMessageAreShortAndPrintable() throws Exception {
    String long1 = "x".repeat(3000);
    Path file = PickleBytes.file(folder, "a.pkl", latin1("c" + long1 + "\n\u0007\u001b[31m\n."));
    assertThatThrownBy(() -> new PickleReader().read(file))
        .isInstanceOf(LacunaException.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600).doesNotContain("\u001b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0080\u0004\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007fabc.",
        "\u0080\u0004\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ffabc.",
        "\u0080\u0004\u008d\u0000\u0000\u0000\u0000\u0001\u0000\u0000\u0000abc.",
        "\u0080\u0005\u0096\u00ff\u00ff\u00ff\u007f\u0000\u0000\u0000\u0000abc.",
        "\u0080\u0002X\u00ff\u00ff\u00ff\u007fabc.",
        "\u0080\u0002T\u00ff\u00ff\u00ff\u00ffabc.",
        "\u0080\u0003B\u00ff\u00ff\u00ff\u00ffabc.",
        "\u0080\u0002\u008b\u00ff\u00ff\u00ff\u007fabc."
      })
  void lengthsBeyondTheFileAreNotBelieved(String pickle) throws Exception {
    Path file = PickleBytes.file(folder, "long.pkl", latin1(pickle));
    assertThatThrownBy(() -> new PickleReader().read(file))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("damaged or cut short");
  }

  @Test
  void tablesThatHoldThemselvesDoNotHang() throws Exception {
    Path self = PickleBytes.file(folder, "self.pkl", latin1("}p0\nS'train'\ng0\ns."));
    assertThatThrownBy(() -> new PickleReader().read(self))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("it holds train (with train)");
    Path key = PickleBytes.file(folder, "key.pkl", latin1("}(]p0\ng0\nag0\ntu."));
    assertThatThrownBy(() -> new PickleReader().read(key)).isInstanceOf(LacunaException.class);
    Path list = PickleBytes.file(folder, "list.pkl", latin1("}]p0\ng0\naI1\ns."));
    assertThatThrownBy(() -> new PickleReader().read(list))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("keys that are no names");
  }

  @Test
  void onePieceNamedManyTimesDoesNotFillMemory() throws Exception {
    Map<String, Object> row =
        Map.of("x", PickleBytes.Array.of(new int[] {30_000, 1}, new double[30_000]));
    String array = new String(PickleBytes.of(row), StandardCharsets.ISO_8859_1);
    String shell = array.substring(array.indexOf("cnumpy"), array.lastIndexOf("u."));
    String rows = "](" + shell + "q\0" + "h\0".repeat(199_999) + "e";
    String labels = "](" + "K\1".repeat(200_000) + "e";
    String table = "}(S'text'\n" + rows + "S'labels'\n" + labels + "u";
    Path file = PickleBytes.file(folder, "many.pkl", latin1("}S'train'\n" + table + "s."));
    assertThatThrownBy(() -> new PickleReader().read(file))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("\"text\" repeats one sequence far too often");
    String keys = "}(S'a'\nK\1u";
    StringBuilder wide = new StringBuilder("}(");
    for (int i = 0; i < 5000; i++) {
      wide.append("S'k").append(i).append("'\n").append(keys);
    }
    Files.write(file, latin1(wide + "u."));
    assertThatThrownBy(() -> new PickleReader().read(file))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("it holds a dictionary of 5000 keys");
  }

  @Test
  void deepNestingDoesNotOverflow() throws Exception {
    String deep = "](".repeat(200_000) + "e".repeat(200_000) + ".";
    Path file = PickleBytes.file(folder, "deep.pkl", latin1(deep));
    assertThatThrownBy(() -> new PickleReader().read(file)).isInstanceOf(LacunaException.class);
    Map<String, Object> table = Map.of("train", Map.of("labels", 1, "text", 2));
    Files.write(file, PickleBytes.of(table));
    assertThatThrownBy(() -> new PickleReader().read(file)).isInstanceOf(LacunaException.class);
  }
}
