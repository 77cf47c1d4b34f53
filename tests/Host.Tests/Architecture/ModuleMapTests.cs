namespace Maru.Host.Tests.Architecture;

public sealed class ModuleMapTests
{
    [Fact]
    public void Calls_go_down_the_tiers() => ModuleMap.Check(Current()).ShouldBeClean();

    [Fact]
    public void The_map_shows_the_modules_as_they_are()
    {
        Assert.NotEmpty(ProductAssemblies.Files("Maru.Modules.*.dll"));

        GeneratedFile.ShouldEqual("docs/module-map.md", ModuleMap.PageOf(Current()));
    }

    [Fact]
    public void Contracts_follow_the_tiers_too() => CheckContracts(SourceTree.Repository).ShouldBeClean();

    [Fact]
    public void Contracts_that_look_up_are_seen() =>
        CheckContracts(SourceTree.Of(("src/Contracts/Identity/A.cs", "using Maru.Contracts.Llm;"))).ShouldSay("src/Contracts/Identity/A.cs");

    [Theory]
    [InlineData("Identity", "Llm")]
    [InlineData("Llm", "Prompts")]
    [InlineData("Diary", "Prompts")]
    [InlineData("Kitchen", "Identity")]
    public void A_call_upward_or_sideways_is_seen(string caller, string called) =>
        ModuleMap.Check(MapOf($"src/Modules/{caller}/A.cs", $"using Maru.Contracts.{called};")).ShouldSay($"{caller} may not call {called}");

    [Theory]
    [InlineData("Llm", "Identity")]
    [InlineData("Addons", "Releases")]
    [InlineData("Releases", "Prompts")]
    public void A_call_downward_passes(string caller, string called) =>
        ModuleMap.Check(MapOf($"src/Modules/{caller}/A.cs", $"using Maru.Contracts.{called};")).ShouldBeClean();

    [Fact]
    public void A_compiled_reference_is_seen_without_the_source()
    {
        var references = ModuleMap.Of(SourceTree.Of(), [Path.Combine(AppContext.BaseDirectory, "Maru.Work.dll")]);

        Assert.Contains("Identity", references["Work"]);
    }

    private static IReadOnlyDictionary<string, IReadOnlySet<string>> Current() =>
        ModuleMap.Of(SourceTree.Repository, ProductAssemblies.Files("Maru.Modules.*.dll"));

    private static IReadOnlyDictionary<string, IReadOnlySet<string>> MapOf(string path, string text) =>
        ModuleMap.Of(SourceTree.Of((path, text)), []);

    private static Report CheckContracts(SourceTree tree) => Report.Of(
        tree.Product.Where(f => f.Path.Split('/') is ["src", "Contracts", _, _]),
        file => ModuleMap.Of(SourceTree.Of(($"src/Modules/{file.Path.Split('/')[2]}/{file.Name}.cs", file.Text)), []) is var map
            ? ModuleMap.Check(map).Violations.Select(v => $"{file.Path}: {v}") : []);
}
