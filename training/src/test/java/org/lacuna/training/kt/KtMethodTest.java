package org.lacuna.training.kt;

import java.util.List;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.method.Method;
import org.lacuna.training.method.MethodContract;

class KtMethodTest extends MethodContract {

  @Override
  protected List<Method> methods() {
    return List.of(
        KtMethod.of(THREE, c -> c.withSize(8, 2, 1).withDropout(0)),
        KtMethod.of(TWO, c -> c.withSize(8, 2, 1).withDropout(0)));
  }

  /** With f' nothing is ever without a valid step; of two modalities neither half is absent. */
  @Override
  protected boolean rests(Method method, String parameter) {
    boolean whole = method.problem().modalities().contains(Modality.LANGUAGE);
    boolean rests = parameter.contains("language") || parameter.endsWith(".absent");
    return parameter.endsWith(".nothing") || (!whole && rests);
  }
}
