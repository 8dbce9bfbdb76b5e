using CmPowerShell.Meta.Values;
using In = CmPowerShell.Engine.Scripts.Model.MetaPlaces;

namespace CmPowerShell.Engine.Scripts.Model;

/// <content>What the declaration of tests and the description of an input can have.</content>
internal static partial class ScriptKeys
{
    public static MetaKey<MetaValue?> TestRuns { get; } = Value("run_inputs", In.Tests, nameof(TestsSpec.Runs), TestSection) with { InComponents = In.Tests };

    public static MetaKey<bool> NeedsToken { get; } = Flag("needs_pat", In.Tests, nameof(TestsSpec.NeedToken), TestSection) with { InComponents = In.Tests };

    public static MetaKey<string> TestId { get; } = Text("id", In.Test, nameof(TestRunSpec.Id), TestSection) with { InComponents = In.Test };

    public static MetaKey<MetaValue?> TestVariations { get; } =
        Value("variations_list", In.Test, nameof(TestRunSpec.VariationLists), TestSection) with { InComponents = In.Test };

    public static MetaKey<bool> TestAllVariations { get; } =
        Flag("test-all-variations", In.Test, nameof(TestRunSpec.IsForAllVariations), TestSection) with { InComponents = In.Test };

    public static MetaKey<MetaValue?> TestDocker { get; } = Value("docker", In.Test, nameof(TestRunSpec.IsForContainer), TestSection) with { InComponents = In.Test };

    public static MetaKey<string> TestDockerOs { get; } = Text("docker_os", In.Test, nameof(TestRunSpec.ContainerSystem), TestSection) with { InComponents = In.Test };

    public static MetaKey<string> TestDockerOsVersion { get; } =
        Text("docker_os_version", In.Test, nameof(TestRunSpec.ContainerVersion), TestSection) with { InComponents = In.Test };

    public static MetaKey<string> InputMeaning { get; } = Text("desc", In.Input, nameof(InputSpec.Meaning), Artifact);

    public static MetaKey<MetaList> InputChoices { get; } = List("choices", In.Input, nameof(InputSpec.Choices), Artifact);

    public static MetaKey<MetaValue?> InputDefault { get; } = Value("default", In.Input, nameof(InputSpec.Default), Artifact);

    public static MetaKey<bool> InputIsSwitch { get; } = Flag("boolean", In.Input, nameof(InputSpec.IsSwitch), Artifact);
}
