package org.lacuna.app.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Folders as the programs of an evaluation write them, small and made up. */
@SuppressWarnings("StringConcatToTextBlock") // files as they are, line ends and all
final class MadeReport {

  private MadeReport() {}

  /**
   * An evaluation of two models on CMU-MOSI with every table, and the runs of a study beside it.
   */
  static Path write(Path folder) throws IOException {
    Path set = Files.createDirectories(folder.resolve("mosi"));
    StringBuilder results =
        new StringBuilder("model,given,metric,value,low_95,high_95,samples,networks,sd_networks\n");
    for (String model : new String[] {"KT", "\"AMD, fixed\""}) {
      double base = model.equals("KT") ? 1.0 : 1.2;
      for (String given : new String[] {"language", "vision+audio+language"}) {
        results.append(row(model, given, "mae", base));
        results.append(row(model, given, "acc_2_neg_pos", 0.7 + base / 10));
      }
      for (int share = 0; share <= 70; share += 10) {
        String given = String.format(Locale.ROOT, "random missing %.2f", share / 100.0);
        results.append(row(model, given, "mae", base + share / 200.0));
      }
    }
    Files.writeString(set.resolve("results.csv"), results.toString());
    Files.writeString(
        set.resolve("differences.csv"),
        "first,second,given,metric,difference,low_95,high_95,p,p_holm\n"
            + "KT,\"AMD, fixed\",language,mae,-0.200000,-0.300000,-0.100000,0.010000,0.040000\n");
    Files.writeString(
        set.resolve("gap.csv"),
        "model,without,full,rebuilt,metric,figure_without,figure_model,figure_full,gain,"
            + "gain_low_95,gain_high_95,gap,gap_low_95,gap_high_95,share,share_low_95,"
            + "share_high_95,reconstruction_helps\n"
            + "KT,alone,KT full,audio,mae,1.4,1.2,1.0,0.2,0.1,0.3,0.4,0.3,0.5,0.5,0.2,0.8,holds\n");
    Files.writeString(
        set.resolve("reconstruction.csv"),
        "model,rebuilt,feature,unit,values,rmse,rmse_mean,rmse_ridge,corr,corr_ridge,"
            + "saved_over_mean,low_95,high_95,saved_over_ridge,low_95,high_95\n"
            + "KT,audio,f0,Hz,100,20.5,30.1,25.2,0.5,0.4,0.3,0.2,0.4,0.1,-0.1,0.2\n");
    Files.writeString(
        set.resolve("mae.svg"), "<svg><title>CMU-MOSI: MAE by what is given</title></svg>");
    for (int seed = 1; seed <= 2; seed++) {
      Path run = Files.createDirectories(folder.resolve("runs/mosi/kt/seed-" + seed));
      StringBuilder said = new StringBuilder("recording,id,given,head,question,right,said\n");
      for (int i = 0; i < 5; i++) {
        String clip = "video" + i / 2 + ",clip" + i + ",";
        double full = i - 2 + 0.1 * seed + 0.1 * i;
        said.append(clip).append("vision+audio+language,sentiment,sentiment,");
        said.append(i - 2).append(',').append(full).append('\n');
        said.append(clip).append("language,sentiment,sentiment,");
        said.append(i - 2).append(',').append(full + 0.3 * i).append('\n');
      }
      Files.writeString(run.resolve("predictions.csv"), said.toString());
    }
    return folder;
  }

  /** An evaluation of two models, one of them of two networks, with its answers. */
  static void evaluation(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("results.csv"),
        "model,given,metric,value,low_95,high_95,samples,networks,sd_networks\n"
            + row("KT", "audio+language", "mae", 1)
            + row("LMF (fed zeros)", "audio+language", "mae", 2));
    Files.writeString(
        folder.resolve("answers.csv"),
        "model,network,recording,segment,id,given,head,question,label,prediction,probability\n"
            + "KT,1,v,0,v[0],audio+language,sentiment,sentiment,1,1.5,\n"
            + "KT,1,v,0,v[0],audio,sentiment,sentiment,1,0,\n"
            + "KT,1,v,0,v[0],audio+language,emotion,emotion,sad,angry,0.3\n"
            + "KT,1,v,0,v[0],audio,emotion,emotion,sad,angry,0.1\n"
            + "KT,1,v,1,v[1],audio+language,sentiment,sentiment,-1,1,\n"
            + "KT,2,v,1,v[1],audio+language,sentiment,sentiment,-1,0,\n"
            + "KT,1,v,1,v[1],audio,sentiment,sentiment,-1,0,\n"
            + "LMF (fed zeros),1,v,0,v[0],audio+language,sentiment,sentiment,1,1.5,\n");
  }

  private static String row(String model, String given, String metric, double v) {
    return String.format(
        Locale.ROOT,
        "%s,%s,%s,%.6f,%.6f,%.6f,686,5,0.010000%n",
        model,
        given,
        metric,
        v,
        v - 0.1,
        v + 0.1);
  }
}
