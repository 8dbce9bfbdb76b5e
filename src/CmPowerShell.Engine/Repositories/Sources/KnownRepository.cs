using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Engine.Repositories.Sources;

/// <summary>A public repository in the built-in list.</summary>
/// <param name="Name">The name under which it is installed.</param>
/// <param name="Purpose">What its scripts are for, in a sentence.</param>
/// <param name="Topics">Tags of requests for its scripts; not all of them.</param>
public sealed record KnownRepository(string Name, string Purpose, IReadOnlyList<string> Topics)
{
    /// <summary>The tools whose homes it is recommended for; it can be installed into every home.</summary>
    public MetaDialect Dialect { get; private init; } = MetaDialect.Cmind;

    /// <summary>The public repositories, the most general one first.</summary>
    public static IReadOnlyList<KnownRepository> All { get; } =
    [
        new(
            "mlcommons@cm4mlops",
            "About 300 scripts for machine learning: detect and install tools, get models and data sets, run and submit MLPerf benchmarks.",
            [
                "detect", "os", "cpu", "sys-utils", "get", "install", "python", "python3", "python-venv", "generic-python-lib", "generic-sys-util", "compiler", "gcc", "llvm",
                "cmake", "bazel", "go", "java", "rust", "docker", "dockerfile", "cuda", "rocm", "tensorrt", "onnxruntime", "pytorch", "tensorflow", "tvm", "ml-model",
                "resnet50", "bert-large", "retinanet", "gptj", "llama2", "stable-diffusion", "dataset", "imagenet", "coco", "squad", "openimages", "mlperf", "mlcommons",
                "inference", "training", "loadgen", "tiny", "submission", "benchmark", "reproduce", "image-classification", "object-detection", "download", "git", "repo",
                "prune", "aws", "gcp", "terraform", "android", "sdk", "nvidia", "qaic", "platform", "power",
            ]),
        new(
            "octoml@cm-mlops",
            "Scripts of the early generation (automation ic, 2022): image classification with several engines, and the tools for it.",
            ["image-classification", "imagenet", "resnet50", "onnx", "onnxruntime", "tvm", "mlperf", "loadgen", "python", "llvm", "gcc"]),
        new(
            "mlcommons@mlperf-automations",
            "About 370 scripts for mlcflow, which followed cm4mlops: detect and install tools, get models and data sets, run and submit MLPerf benchmarks.",
            [
                "detect", "os", "cpu", "sys-utils", "get", "install", "python", "python3", "python-venv", "generic-python-lib", "generic-sys-util", "compiler", "gcc", "llvm",
                "cmake", "bazel", "go", "java", "rust", "docker", "dockerfile", "apptainer", "cuda", "rocm", "tensorrt", "onnxruntime", "pytorch", "tensorflow", "tvm",
                "ml-model", "resnet50", "bert-large", "retinanet", "gptj", "llama2", "llama3", "deepseek-r1", "stable-diffusion", "whisper", "dataset", "imagenet", "coco",
                "squad", "openimages", "openorca", "nuscenes", "mlperf", "mlcommons", "inference", "automotive", "training", "loadgen", "tiny", "submission", "benchmark",
                "reproduce", "image-classification", "object-detection", "download", "git", "repo", "prune", "aws", "gcp", "terraform", "nvidia", "amd", "aocl", "qaic",
                "platform", "power", "remote", "ssh",
            ]) { Dialect = MetaDialect.Mlcflow },
    ];

    /// <summary>The usual repository of a home.</summary>
    /// <param name="home">The tools whose layout the home has.</param>
    public static KnownRepository Usual(MetaDialect home) => All.First(repository => repository.Dialect == home);

    /// <summary>The repository for a home whose topics have the most of some tags; null where none has any.</summary>
    /// <param name="tags">The requested tags, without variations.</param>
    /// <param name="home">The tools whose layout the home has.</param>
    public static KnownRepository? For(IEnumerable<string> tags, MetaDialect home)
    {
        var asked = tags.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return All.Where(repository => repository.Dialect == home && repository.Topics.Any(asked.Contains)).MaxBy(repository => repository.Topics.Count(asked.Contains));
    }
}
