package org.lacuna.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.text.TextTable;
import org.lacuna.app.report.Doctor;
import org.lacuna.app.report.Doctor.Finding;
import picocli.CommandLine.Command;

/** {@code lacuna doctor}. */
@Command(
    name = "doctor",
    description = "Check versions, native libraries, models and the graphics card.")
final class DoctorCommand implements Callable<Integer> {

  private final CommandContext context;

  DoctorCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<Finding> findings = new Doctor(context.services().get()).examine(context.noDisplay());
    TextTable table = new TextTable("", "", "");
    for (Finding f : findings) {
      table.add(f.good() ? "ok" : "!!", f.what(), f.detail());
    }
    context.console().out().print(table.render().stripLeading());
    return findings.stream().allMatch(Finding::good) ? 0 : Program.MODEL;
  }
}
