"""Writes a PyTorch model as a Lacuna bundle. docs/pytorch-export.md tells how to call it."""
import hashlib, inspect, json, pathlib
import numpy, torch

def write_bundle(model, clips, out, steps, masks=True, sentiment="sentiment", emotions=None, labels=(), window_s=4.0, **about):
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    files = [numpy.load(f) for f in sorted(pathlib.Path(clips).rglob("*.npz"))]
    inputs, example, names, axes = {}, [], [], {}
    for m, grid in steps.items():
        having = [f for f in files if m in f]
        seen = numpy.concatenate([f[m][f[m + "_observed"]] for f in having]).astype("f8")
        found = numpy.isfinite(seen).any(0)
        seen[:, ~found] = 0  # a column that no clip ever had
        std = numpy.nanstd(seen, 0)
        std[~(std > 0)] = 1e9  # says nothing here, so it counts nothing later
        extractor = having[0][m + "_extractor"]
        inputs[m] = {
            "tensor": m, "extractor": str(extractor[0]), "extractor_version": str(extractor[1]),
            "grid": {"kind": "words"} if grid == "words" else {"kind": "fixed"},
            "features": [{"name": str(n), "unit": str(u)} for n, u in zip(having[0][m + "_names"], having[0][m + "_units"])],
            "mean": numpy.nanmean(seen, 0).tolist(), "std": std.tolist()}
        inputs[m]["grid"]["step_ms"] = 300 if grid == "words" else grid
        for name, shape in [(m, (2, 7, seen.shape[1])), (m + "_mask", (2, 7))][: 2 if masks else 1]:
            names.append(name)
            example.append(torch.ones(shape))
            axes[name] = {0: "B", 1: "T_" + m}
        if masks:
            inputs[m]["mask"] = m + "_mask"
    told = [o for o in (sentiment, emotions) if o]
    legacy = {"dynamo": False} if "dynamo" in inspect.signature(torch.onnx.export).parameters else {}
    torch.onnx.export(model.eval(), tuple(example), str(out / "model.onnx"), input_names=names, output_names=told,
                      dynamic_axes={**axes, **{o: {0: "B"} for o in told}}, opset_version=16, **legacy)
    outputs = {"sentiment": sentiment, "emotions": emotions, "emotion_labels": list(labels), "reconstruction": {}, "attention": []}
    card = {"format": 1, "name": "mine", "version": "1", "method": type(model).__name__, "window_s": window_s, "inputs": inputs,
            "outputs": outputs, "sha256": {"model.onnx": hashlib.sha256((out / "model.onnx").read_bytes()).hexdigest()}, **about}
    (out / "card.json").write_text(json.dumps(card, indent=2))
