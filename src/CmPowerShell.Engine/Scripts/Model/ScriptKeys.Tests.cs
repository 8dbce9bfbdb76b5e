using CmPowerShell.Meta.Values;
using In = CmPowerShell.Engine.Scripts.Model.MetaPlaces;

namespace CmPowerShell.Engine.Scripts.Model;

/// <content>What the declaration of tests and the description of an input can have.</content>
internal static partial class ScriptKeys
{
    public static MetaKey<MetaValue?> TestRuns { get; } =
        Add(Value("run_inputs", In.Tests, nameof(TestsSpec.Runs), TestSection) with { InComponents = In.Tests });

    public static MetaKey<bool> NeedsToken { get; } =
        Add(Flag("needs_pat", In.Tests, nameof(TestsSpec.NeedToken), TestSection) with { InComponents = In.Tests });

    public static MetaKey<string> TestId { get; } = Add(Text("id", In.Test, nameof(TestRunSpec.Id), TestSection) with { InComponents = In.Test });

    public static MetaKey<MetaValue?> TestVariations { get; } =
        Add(Value("variations_list", In.Test, nameof(TestRunSpec.VariationLists), TestSection) with { InComponents = In.Test });

    public static MetaKey<bool> TestAllVariations { get; } =
        Add(Flag("test-all-variations", In.Test, nameof(TestRunSpec.IsForAllVariations), TestSection) with { InComponents = In.Test });

    public static MetaKey<MetaValue?> TestDocker { get; } =
        Add(Value("docker", In.Test, nameof(TestRunSpec.IsForContainer), TestSection) with { InComponents = In.Test });

    public static MetaKey<string> TestDockerOs { get; } =
        Add(Text("docker_os", In.Test, nameof(TestRunSpec.ContainerSystem), TestSection) with { InComponents = In.Test });

    public static MetaKey<string> TestDockerOsVersion { get; } =
        Add(Text("docker_os_version", In.Test, nameof(TestRunSpec.ContainerVersion), TestSection) with { InComponents = In.Test });

    public static MetaKey<string> InputMeaning { get; } = Add(Text("desc", In.Input, nameof(InputSpec.Meaning), Artifact));

    public static MetaKey<MetaList> InputChoices { get; } = Add(List("choices", In.Input, nameof(InputSpec.Choices), Artifact));

    public static MetaKey<MetaValue?> InputDefault { get; } = Add(Value("default", In.Input, nameof(InputSpec.Default), Artifact));

    public static MetaKey<bool> InputIsSwitch { get; } = Add(Flag("boolean", In.Input, nameof(InputSpec.IsSwitch), Artifact));

    public static MetaKey<bool> InputIsPath { get; } = Add(Flag("is_path", In.None, nameof(InputSpec.IsPath), MlcflowSection) with { InMlcflow = In.Input });
}
